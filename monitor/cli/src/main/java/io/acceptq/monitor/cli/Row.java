// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.monitor.model.kernel.ListenSocket;
import java.util.List;
import java.util.Map;

/**
 * One listening socket, the processes that hold it, and what the agent in one of them says of it
 * (by the names of the Listener bean); empty where no agent does.
 */
record Row(ListenSocket socket, List<Owner> owners, Map<String, String> agent) {
  /**
   * The kernel's own test, {@code sk_acceptq_is_full} in {@code include/net/sock.h}: one more than
   * the limit fits. Null where the limit is unknown.
   */
  Boolean full() {
    return socket.limit == null ? null : socket.queueLength > socket.limit;
  }

  Long number(String attribute) {
    try {
      String text = agent.get(attribute);
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
