// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.list;

import io.acceptq.monitor.cli.process.ProcessInfo;
import io.acceptq.monitor.model.kernel.ListenSocket;
import java.util.List;
import java.util.Map;

/**
 * One listening socket, the processes that hold it, and the attributes of its Listener bean as the
 * agent publishes them; empty without an agent.
 */
record ListingRow(ListenSocket socket, List<ProcessInfo> holders, Map<String, String> attributes) {
  /**
   * Whether the queue is full, as {@code sk_acceptq_is_full} in {@code include/net/sock.h} has it:
   * limit + 1 connections fit. Null if the limit is unknown.
   */
  Boolean full() {
    return socket.limit == null ? null : socket.queueLength > socket.limit;
  }

  /** An attribute of the Listener bean; null if unknown. */
  Long number(String attribute) {
    try {
      String text = attributes.get(attribute);
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
