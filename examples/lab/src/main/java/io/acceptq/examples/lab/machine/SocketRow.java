// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab.machine;

import io.acceptq.monitor.net.TcpSocket;
import io.acceptq.monitor.net.TcpState;

/**
 * One socket in the columns of netstat, and how often the kernel has sent its last segment again.
 * For a listener Recv-Q is its queue and Send-Q the limit of that.
 */
public record SocketRow(
    String proto,
    long recvQ,
    long sendQ,
    String local,
    String foreign,
    String state,
    int retransmits) {

  public static final String HEADER =
      "Proto Recv-Q Send-Q Local Address      Foreign Address    State";

  static SocketRow of(TcpSocket socket) {
    return new SocketRow(
        socket.local.isIpv6() ? "tcp6" : "tcp",
        socket.receiveQueue,
        socket.sendQueue,
        socket.local.toString(),
        socket.state == TcpState.LISTEN ? socket.foreign.host() + ":*" : socket.foreign.toString(),
        socket.state.name(),
        socket.retransmits);
  }

  /** The tab-separated text that {@link #parse} reads. */
  public String text() {
    return String.join(
        "\t",
        proto,
        Long.toString(recvQ),
        Long.toString(sendQ),
        local,
        foreign,
        state,
        Integer.toString(retransmits));
  }

  public static SocketRow parse(String text) {
    String[] part = text.split("\t", -1);
    return new SocketRow(
        part[0],
        Long.parseLong(part[1]),
        Long.parseLong(part[2]),
        part[3],
        part[4],
        part[5],
        Integer.parseInt(part[6]));
  }

  public boolean is(String wanted) {
    return state.equals(wanted);
  }

  /** As netstat prints it, under {@link #HEADER}. */
  @Override
  public String toString() {
    return "%-5s %6d %6d %-18s %-18s %s".formatted(proto, recvQ, sendQ, local, foreign, state);
  }
}
