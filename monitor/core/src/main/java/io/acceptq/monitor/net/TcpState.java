// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

/** The states of {@code include/net/tcp_states.h}, in its order, by the names of netstat. */
public enum TcpState {
  ESTABLISHED,
  SYN_SENT,
  SYN_RECV,
  FIN_WAIT1,
  FIN_WAIT2,
  TIME_WAIT,
  CLOSE,
  CLOSE_WAIT,
  LAST_ACK,
  LISTEN,
  CLOSING;

  private static final TcpState[] VALUES = values();

  /** Null for a number that the kernel does not show. */
  public static TcpState of(int number) {
    return number >= 1 && number <= VALUES.length ? VALUES[number - 1] : null;
  }
}
