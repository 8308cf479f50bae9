// SPDX-License-Identifier: Apache-2.0

/**
 * Publishes episodes, failed accepts and samples as Flight Recorder events. By reflection, because
 * Java 8 may lack the recorder. Used by the sampler thread only.
 *
 * <p>Of acceptq, it may import {@code vocabulary}, {@code diagnosis}, {@code spi} and {@code
 * model}; no other publisher.
 */
package io.acceptq.monitor.jfr;
