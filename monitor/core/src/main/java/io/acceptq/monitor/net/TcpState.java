// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

/**
 * The states of a TCP socket, with their numbers in {@code include/net/tcp_states.h} and the names
 * that netstat(8) prints.
 */
public enum TcpState {
  ESTABLISHED(1),
  SYN_SENT(2),
  SYN_RECV(3),
  FIN_WAIT1(4),
  FIN_WAIT2(5),
  TIME_WAIT(6),
  CLOSE(7),
  CLOSE_WAIT(8),
  LAST_ACK(9),
  LISTEN(10),
  CLOSING(11);

  /** The kernel's number of this state. */
  public final int number;

  TcpState(int number) {
    this.number = number;
  }

  /** This state in a mask of states, as sock_diag takes it. */
  public int bit() {
    return 1 << number;
  }
}
