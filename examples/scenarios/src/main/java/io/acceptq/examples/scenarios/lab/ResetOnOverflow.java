// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import io.acceptq.examples.scenarios.harness.Deadline;
import io.acceptq.examples.scenarios.harness.NetworkNamespaces;
import java.time.Duration;

/** (d) As (b), with {@code tcp_abort_on_overflow=1}. */
final class ResetOnOverflow implements Experiment<ResetOnOverflow.Result> {
  private static final Duration SOON = Duration.ofSeconds(5);

  /** What the client of (b) sees, and the state of a client whose SYN finds a full queue. */
  record Result(
      String answer, boolean serverHasSocket, String lateClientState, AcceptqState acceptq) {}

  @Override
  public String letter() {
    return "d";
  }

  @Override
  public String title() {
    return "tcp_abort_on_overflow=1: RST";
  }

  @Override
  public String skipReason(NetworkNamespaces namespaces) throws InterruptedException {
    return LostSynAck.skipReason(namespaces);
  }

  @Override
  public Result run(Testbed testbed, Transcript transcript) throws Exception {
    testbed.server().run("set", "net.ipv4.tcp_abort_on_overflow", 1);
    transcript.say("As in (b), but the server's kernel answers with a reset.");
    new LostSynAck(testbed).arrange(transcript);
    int port = LostSynAck.PORT;
    Deadline.await(SOON, "an answer", () -> !testbed.outcome(port).equals("connecting"));
    // The RST follows the handshake so closely that connect() itself may see it, or not.
    String answer = testbed.outcome(port);
    if (answer.equals("connected")) {
      answer = testbed.client().ask("send", port);
    }
    transcript.event("the ACK finds a full queue; the client sees: " + answer);
    boolean serverHasSocket = testbed.serverSocket(port) != null;
    AcceptqState state = testbed.awaitState(s -> s.has("Overflows", 1));
    transcript.show(testbed, state);
    transcript.quote("OverflowBehaviour", state.kernel().get("OverflowBehaviour"));
    int late = testbed.connect(0);
    Deadline.await(SOON, "a SYN sent", () -> testbed.clientSocket(late) != null);
    Deadline.pass(Duration.ofMillis(200));
    SocketRow lateSocket = testbed.clientSocket(late);
    transcript.say(
        """
        For a later client nothing changes: its SYN is still dropped without an answer (%s). The
        setting applies to handshakes that complete while the queue is full, not to SYNs."""
            .formatted(lateSocket.state()));
    return new Result(answer, serverHasSocket, lateSocket.state(), state);
  }
}
