// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import io.acceptq.examples.scenarios.harness.Deadline;
import java.time.Duration;

/** (c) A client that connects while the queue is full. */
final class LateClient implements Experiment<LateClient.Result> {
  private static final int TIMEOUT_MILLIS = 2500;

  /** The client's last state, and whether the server has a socket for it. */
  record Result(
      String clientState,
      boolean serverHasSocket,
      int synsSent,
      long overflows,
      String outcome,
      AcceptqState acceptq) {}

  @Override
  public String letter() {
    return "c";
  }

  @Override
  public String title() {
    return "A late client: its SYN is dropped";
  }

  @Override
  public Result run(Testbed testbed, Transcript transcript) throws Exception {
    transcript.say("With a backlog of 1, two clients fill the queue. A third one connects.");
    testbed.listen(1);
    testbed.connectAll(2);
    long before = testbed.overflows();
    int late = testbed.connect(0, TIMEOUT_MILLIS);
    transcript.startClock();
    int sent = 1;
    SocketRow last = null;
    while (testbed.outcome(late).equals("connecting")) {
      SocketRow row = testbed.clientSocket(late);
      if (row != null && (last == null || row.retransmits() > last.retransmits())) {
        sent = row.retransmits() + 1;
        transcript.event("SYN number " + sent + "; no answer");
        last = row;
        if (sent == 2) {
          transcript.table("server", testbed.serverTable());
          transcript.table("client", testbed.clientTable());
        }
      }
      Deadline.pass(Duration.ofMillis(10));
    }
    String outcome = testbed.outcome(late);
    transcript.event("the client gives up: " + outcome);
    long overflows = testbed.overflows() - before;
    AcceptqState state = testbed.awaitState(s -> s.has("Overflows", overflows));
    transcript.show(state);
    transcript.say(
        """
        The server has no socket for it, not even in SYN_RECV. %d SYNs of one client caused %d
        overflows: the counter counts packets, not clients."""
            .formatted(sent, overflows));
    return new Result(
        last == null ? null : last.state(),
        testbed.serverSocket(late) != null,
        sent,
        overflows,
        outcome,
        state);
  }
}
