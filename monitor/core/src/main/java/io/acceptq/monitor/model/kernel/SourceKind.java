// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

/** Where the kernel's numbers come from: the values of the attribute {@code Source}. */
public enum SourceKind {
  /** {@code NETLINK_SOCK_DIAG}: queue, limit and drops of every listener. */
  NETLINK,
  /** {@code /proc/net/tcp} and {@code tcp6}: queue lengths only, neither limits nor drops. */
  PROC,
  /** Nothing: only what the service itself does is known. */
  NONE
}
