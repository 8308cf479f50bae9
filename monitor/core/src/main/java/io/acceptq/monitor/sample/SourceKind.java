// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/** Where the kernel's numbers come from. */
public enum SourceKind {
  /** {@code NETLINK_SOCK_DIAG}: queue, limit and drops of every listener. */
  NETLINK,
  /** {@code /proc/net/tcp} and {@code tcp6}: queues only, neither limits nor drops. */
  PROC,
  /** Nothing: only what the service itself did is known. */
  NONE
}
