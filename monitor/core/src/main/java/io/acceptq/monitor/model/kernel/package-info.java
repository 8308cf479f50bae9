// SPDX-License-Identifier: Apache-2.0

/**
 * What the kernel reports, before it is matched with what the service did: listening sockets,
 * counters, limits, waiting connections, and which source they come from. Immutable; null means
 * unknown.
 *
 * <p>Of acceptq, it may import {@code net}.
 */
package io.acceptq.monitor.model.kernel;
