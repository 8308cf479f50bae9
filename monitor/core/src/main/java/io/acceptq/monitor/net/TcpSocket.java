// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

/**
 * One TCP socket in any state, as netstat would show it. The two queues count bytes, except for a
 * listener, whose receive queue is its accept queue and whose send queue is the limit of that.
 * Immutable.
 */
public final class TcpSocket {
  public final ListenAddress local;
  public final ListenAddress foreign;
  public final TcpState state;
  public final long receiveQueue;
  public final long sendQueue;

  /** How often the segment that awaits its answer, a SYN+ACK for example, has been sent again. */
  public final int retransmits;

  /** Until the running timer fires; 0 if none runs. */
  public final long timerMillis;

  /** 0 while no descriptor refers to it: half open, not yet accepted, or closed. */
  public final long inode;

  public TcpSocket(
      ListenAddress local,
      ListenAddress foreign,
      TcpState state,
      long receiveQueue,
      long sendQueue,
      int retransmits,
      long timerMillis,
      long inode) {
    this.local = local;
    this.foreign = foreign;
    this.state = state;
    this.receiveQueue = receiveQueue;
    this.sendQueue = sendQueue;
    this.retransmits = retransmits;
    this.timerMillis = timerMillis;
    this.inode = inode;
  }

  @Override
  public String toString() {
    return local + " " + foreign + " " + state + " " + receiveQueue + " " + sendQueue;
  }
}
