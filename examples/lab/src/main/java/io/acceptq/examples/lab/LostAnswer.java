// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import io.acceptq.examples.lab.machine.SocketRow;
import java.io.IOException;
import java.time.Duration;

/**
 * A client whose SYN is admitted while there is room, and whose handshake can end only when there
 * is none any more: its host loses the server's SYN+ACK until the queue is full. It also keeps its
 * own repeated SYN to itself, so that the server's timer alone decides when it hears again.
 */
final class LostAnswer {
  static final int PORT = 40003;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Bench bench;

  LostAnswer(Bench bench) {
    this.bench = bench;
  }

  static String leftOut(Ground ground) throws Exception {
    if (!ground.hasNamespaces()) {
      return "it loses a packet on purpose, which needs a network namespace (root)";
    }
    return Ground.works(java.util.List.of(), "nft", "--version") ? null : "nft is not installed";
  }

  /** Queue full, the client still in SYN_SENT, and from now on nothing is lost. */
  void arrange(Journal journal) throws Exception {
    nft("add table inet lab");
    nft("add chain inet lab in { type filter hook input priority 0; }");
    nft("add chain inet lab out { type filter hook output priority 0; }");
    nft("add rule inet lab in tcp dport " + PORT + " tcp flags & (syn|ack) == (syn|ack) drop");
    bench.listen(1);
    bench.connect(PORT);
    journal.clock();
    Deadline.await(SOON, "SYN_RECV", () -> bench.serverSocket(PORT) != null);
    journal.event("its SYN is admitted, the server's SYN+ACK is lost on the client's host");
    nft("add rule inet lab out tcp sport " + PORT + " tcp flags & (syn|ack) == syn drop");
    bench.connectAll(2);
    SocketRow listener = bench.listener();
    journal.event(
        "two others have connected: the queue is full, %d at a backlog of %d"
            .formatted(listener.recvQ(), listener.sendQ()));
    nft("flush chain inet lab in");
    journal.event("from here on nothing is lost");
  }

  private void nft(String command) throws IOException {
    bench.client().tell("run", "nft", command);
  }
}
