// SPDX-License-Identifier: Apache-2.0

/**
 * The {@code NETLINK_SOCK_DIAG} protocol: writes dump requests and turns the bytes of the answers
 * into values. Whatever is malformed is reported with its raw bytes and left out. Only {@code
 * NetlinkSocket} does I/O. Every object is used by one thread.
 *
 * <p>Of acceptq, it may import {@code spi}, {@code model}, {@code net}, {@code kernel.syscall}.
 */
package io.acceptq.monitor.kernel.netlink;
