// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import java.util.List;
import java.util.Map;

/**
 * A TCP socket as {@code ss} shows it, with the columns and states of netstat. For a listener
 * Recv-Q is the length of its accept queue and Send-Q the limit of that.
 */
final class SocketRow {
  static final String HEADER = "Proto Recv-Q Send-Q Local Address      Foreign Address    State";

  /** The states that netstat names differently, except for the hyphens. */
  private static final Map<String, String> NETSTAT_STATES =
      Map.of(
          "ESTAB", "ESTABLISHED",
          "FIN-WAIT-1", "FIN_WAIT1",
          "FIN-WAIT-2", "FIN_WAIT2",
          "UNCONN", "CLOSE");

  private final String state;
  private final long recvQ;
  private final long sendQ;
  private final String local;
  private final String foreign;
  private final int retransmits;

  private SocketRow(String[] columns) {
    state = NETSTAT_STATES.getOrDefault(columns[0], columns[0].replace('-', '_'));
    recvQ = Long.parseLong(columns[1]);
    sendQ = Long.parseLong(columns[2]);
    local = columns[3];
    foreign = columns[4];
    retransmits = columns.length > 5 ? retransmits(columns[5]) : 0;
  }

  /** The command that prints the rows of all sockets with this port at one of their ends. */
  static List<String> command(int port) {
    return List.of("ss", "-Htano", "sport = :" + port + " or dport = :" + port);
  }

  /** Parses a line of {@link #command}. */
  static SocketRow parse(String line) {
    return new SocketRow(line.strip().split(" +", -1));
  }

  /** The last number of {@code timer:(on,952ms,1)}. */
  private static int retransmits(String timer) {
    return Integer.parseInt(timer.substring(timer.lastIndexOf(',') + 1, timer.length() - 1));
  }

  String state() {
    return state;
  }

  boolean is(String wanted) {
    return state.equals(wanted);
  }

  long recvQ() {
    return recvQ;
  }

  long sendQ() {
    return sendQ;
  }

  String local() {
    return local;
  }

  String foreign() {
    return foreign;
  }

  /** How often the segment that awaits an answer, for example a SYN+ACK, was sent again. */
  int retransmits() {
    return retransmits;
  }

  /** As netstat prints it, under {@link #HEADER}. */
  @Override
  public String toString() {
    String proto = local.startsWith("[") || local.startsWith("*") ? "tcp6" : "tcp";
    return "%-5s %6d %6d %-18s %-18s %s".formatted(proto, recvQ, sendQ, local, foreign, state);
  }
}
