// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import io.acceptq.examples.lab.machine.SocketRow;
import java.time.Duration;

/** (c) A client that comes when the queue is full. */
final class LateClient implements Experiment<LateClient.Facts> {
  private static final int TIMEOUT_MILLIS = 2500;

  /** What was found. */
  record Facts(
      String clientState,
      boolean serverKnowsIt,
      int synsSent,
      long overflows,
      String outcome,
      Verdict acceptq) {}

  @Override
  public String letter() {
    return "c";
  }

  @Override
  public String title() {
    return "A late client: its SYN is dropped";
  }

  @Override
  public Facts run(Bench bench, Journal journal) throws Exception {
    journal.say("The queue of a backlog of 1 is full with two clients. A third one comes.");
    bench.listen(1);
    bench.connectAll(2);
    long before = bench.overflows();
    int late = bench.connect(0, TIMEOUT_MILLIS);
    journal.clock();
    int sent = 1;
    SocketRow last = null;
    while (bench.outcome(late).equals("connecting")) {
      SocketRow row = bench.clientSocket(late);
      if (row != null && (last == null || row.retransmits() > last.retransmits())) {
        sent = row.retransmits() + 1;
        journal.event("SYN number " + sent + "; no answer");
        last = row;
        if (sent == 2) {
          journal.table("server", bench.serverTable());
          journal.table("client", bench.clientTable());
        }
      }
      Deadline.pass(Duration.ofMillis(10));
    }
    String outcome = bench.outcome(late);
    journal.event("the client gives up: " + outcome);
    long overflows = bench.overflows() - before;
    Verdict verdict = bench.acceptq(says -> says.says("Overflows", overflows));
    journal.show(verdict);
    journal.say(
        """
        The server has no trace of it, not even SYN_RECV. %d SYNs of one client made %d overflows: the
        counter counts packets, not clients."""
            .formatted(sent, overflows));
    return new Facts(
        last == null ? null : last.state(),
        bench.serverSocket(late) != null,
        sent,
        overflows,
        outcome,
        verdict);
  }
}
