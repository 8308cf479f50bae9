// SPDX-License-Identifier: Apache-2.0

/**
 * Writes the start line, one line per event of an episode, and warnings to stderr or a file,
 * without any logging framework: that is the service's own. {@code LogPublisher} is used by the
 * sampler thread only, {@code Log} by any thread.
 *
 * <p>Of acceptq, it may import {@code vocabulary}, {@code diagnosis}, {@code spi} and {@code
 * model}; no other publisher.
 */
package io.acceptq.monitor.log;
