// SPDX-License-Identifier: Apache-2.0

/**
 * The statistics of one listener: queue lengths and peaks, accepts, gaps and rates, the acceptor
 * thread, drops. A new statistic of a listener belongs here; how it is shown belongs to {@code
 * vocabulary}. Used by the sampler thread only; adding a sample allocates nothing. May import
 * {@code attribution}, {@code spi}, {@code model} and {@code net}.
 */
package io.acceptq.monitor.tracking.stats;
