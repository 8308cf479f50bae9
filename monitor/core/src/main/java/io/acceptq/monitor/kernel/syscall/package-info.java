// SPDX-License-Identifier: Apache-2.0

/**
 * The only native code of acceptq: the few C functions that netlink sockets and memfd files need,
 * called through JNA. JNA is loaded at the first use, by the first thread that needs it, and leaves
 * no file, process or system property behind. Any thread.
 *
 * <p>Imports no other package of acceptq.
 */
package io.acceptq.monitor.kernel.syscall;
