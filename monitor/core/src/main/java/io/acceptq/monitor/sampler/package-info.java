// SPDX-License-Identifier: Apache-2.0

/**
 * The daemon thread {@code acceptq}: when a sample is due, making it, handing it to the diagnosis
 * and the publishers, and measuring its own cost. No failure of a sample or a publisher ends the
 * thread.
 *
 * <p>Of acceptq, it may import {@code tracking}, {@code spi} and {@code model}.
 */
package io.acceptq.monitor.sampler;
