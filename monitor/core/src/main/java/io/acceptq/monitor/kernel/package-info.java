// SPDX-License-Identifier: Apache-2.0

/**
 * Chooses where the kernel's numbers come from, netlink or {@code /proc}, and keeps the reason.
 * {@code Kernel} is the entry; its sources are read by one thread, the sampler in a service. The
 * waiting clients of a listener are read on the calling thread.
 *
 * <p>Of acceptq, it may import {@code spi}, {@code model}, {@code net}, and its subpackages {@code
 * netlink} (codec), {@code procfs} (parsers) and {@code syscall} (native code).
 */
package io.acceptq.monitor.kernel;
