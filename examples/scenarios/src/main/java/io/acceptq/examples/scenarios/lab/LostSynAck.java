// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import io.acceptq.examples.scenarios.harness.Deadline;
import io.acceptq.examples.scenarios.harness.NetworkNamespaces;
import io.acceptq.examples.scenarios.harness.ProgramRunner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A client whose SYN is admitted while there is room, and whose handshake can complete only when
 * the queue is full: its host drops the server's SYN+ACK until then. It also drops the client's
 * resent SYN, so that only the server's timer decides when the next SYN+ACK arrives.
 */
final class LostSynAck {
  /** The client's local port. */
  static final int PORT = 40003;

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Testbed testbed;

  LostSynAck(Testbed testbed) {
    this.testbed = testbed;
  }

  static String skipReason(NetworkNamespaces namespaces) throws InterruptedException {
    if (!namespaces.exist()) {
      return "it drops a packet on purpose, which needs a network namespace (root)";
    }
    return ProgramRunner.works(List.of(), "nft", "--version") ? null : "nft is not installed";
  }

  /** On return the queue is full, the client is in SYN_SENT, and no more packets are dropped. */
  void arrange(Transcript transcript) throws Exception {
    nft("add table inet lab");
    nft("add chain inet lab in { type filter hook input priority 0; }");
    nft("add chain inet lab out { type filter hook output priority 0; }");
    nft("add rule inet lab in tcp dport " + PORT + " tcp flags & (syn|ack) == (syn|ack) drop");
    testbed.listen(1);
    int ignored = testbed.connect(PORT);
    transcript.startClock();
    Deadline.await(SOON, "SYN_RECV", () -> testbed.serverSocket(PORT) != null);
    transcript.event("the SYN is admitted; the client's host drops the server's SYN+ACK");
    nft("add rule inet lab out tcp sport " + PORT + " tcp flags & (syn|ack) == syn drop");
    testbed.connectAll(2);
    SocketRow listener = testbed.listener();
    transcript.event(
        "two others have connected: the queue is full, %d with a backlog of %d"
            .formatted(listener.recvQ(), listener.sendQ()));
    nft("flush chain inet lab in");
    transcript.event("from here on no packet is dropped on purpose");
  }

  private void nft(String command) throws IOException {
    testbed.client().run("run", "nft", command);
  }
}
