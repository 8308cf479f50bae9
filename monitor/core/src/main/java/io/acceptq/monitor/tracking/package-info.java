// SPDX-License-Identifier: Apache-2.0

/**
 * Follows each listener from bind to close: matches what the service did with the socket that the
 * kernel shows, and keeps the history. Used by the sampler thread only, except {@code History},
 * which any thread may read.
 *
 * <p>Of acceptq, it may import {@code tracking.stats}, {@code attribution}, {@code spi}, {@code
 * model} and {@code net}.
 */
package io.acceptq.monitor.tracking;
