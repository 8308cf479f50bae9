// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import io.acceptq.examples.lab.machine.SocketRow;
import java.time.Duration;

/** (d) The same with {@code tcp_abort_on_overflow=1}. */
final class ResetOnOverflow implements Experiment<ResetOnOverflow.Facts> {
  private static final Duration SOON = Duration.ofSeconds(5);

  /** What was found. */
  record Facts(String clientHears, boolean serverForgot, String lateClientState, Verdict acceptq) {}

  @Override
  public String letter() {
    return "d";
  }

  @Override
  public String title() {
    return "tcp_abort_on_overflow=1: RST";
  }

  @Override
  public String leftOut(Ground ground) throws Exception {
    return LostAnswer.leftOut(ground);
  }

  @Override
  public Facts run(Bench bench, Journal journal) throws Exception {
    bench.server().tell("set", "net.ipv4.tcp_abort_on_overflow", 1);
    journal.say("As before, but the server's kernel has been told to say no.");
    new LostAnswer(bench).arrange(journal);
    int port = LostAnswer.PORT;
    Deadline.await(SOON, "an answer", () -> !bench.outcome(port).equals("connecting"));
    // The RST follows the handshake so closely that connect() itself may see it, or not.
    String hears = bench.outcome(port);
    if (hears.equals("connected")) {
      hears = bench.client().ask("speak", port);
    }
    journal.event("the ACK finds a full queue; the client hears: " + hears);
    boolean forgot = bench.serverSocket(port) == null;
    Verdict verdict = bench.acceptq(says -> says.says("Overflows", 1));
    journal.show(bench, verdict);
    journal.quote("OverflowBehaviour", verdict.kernel().get("OverflowBehaviour"));
    int late = bench.connect(0);
    Deadline.await(SOON, "a SYN sent", () -> bench.clientSocket(late) != null);
    Deadline.pass(Duration.ofMillis(200));
    SocketRow lateSocket = bench.clientSocket(late);
    journal.say(
        """
        A later client is none the wiser: its SYN is dropped in silence all the same (%s). The setting
        answers handshakes that end too late, not SYNs."""
            .formatted(lateSocket.state()));
    return new Facts(hears, forgot, lateSocket.state(), verdict);
  }
}
