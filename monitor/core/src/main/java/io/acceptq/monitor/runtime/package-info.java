// SPDX-License-Identifier: Apache-2.0

/**
 * Measures what keeps the whole JVM from running: garbage collection, CPU quota, a busy run queue,
 * a lack of descriptors. Used by the sampler thread only.
 *
 * <p>Of acceptq, it may import {@code spi}, {@code model}, {@code kernel.procfs}.
 */
package io.acceptq.monitor.runtime;
