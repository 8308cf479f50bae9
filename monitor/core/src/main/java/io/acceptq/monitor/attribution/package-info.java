// SPDX-License-Identifier: Apache-2.0

/**
 * Attributes the overflows and drops that the kernel counts for the whole network namespace to
 * single listeners, and says how certain that is. Pure computation on the sampler thread: no I/O,
 * no clock.
 *
 * <p>Of acceptq, it may import {@code model}.
 */
package io.acceptq.monitor.attribution;
