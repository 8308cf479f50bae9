// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import io.acceptq.examples.scenarios.harness.Deadline;
import io.acceptq.examples.scenarios.harness.NetworkNamespaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** (b) Half-open on the server, established on the client. */
final class AdmittedThenFull implements Experiment<AdmittedThenFull.Result> {
  private static final Duration LONGEST = Duration.ofSeconds(70);

  /** The second SYN+ACK is resent two seconds after the first. */
  private static final Duration BEFORE_NEXT = Duration.ofMillis(1500);

  private final int retries;

  /**
   * @param retries {@code tcp_synack_retries}: 2 last 7 s, the kernel's default of 5 lasts 63 s
   */
  AdmittedThenFull(int retries) {
    this.retries = retries;
  }

  /** The connection and acceptq's report after the first resent SYN+ACK. */
  record HalfOpenState(String serverState, String clientState, AcceptqState acceptq) {}

  /** What the client sees after the server has given up. */
  record ClientAfterwards(String state, String answer) {}

  /** Times are seconds since the SYN. */
  record Result(
      HalfOpenState halfOpen,
      List<Double> resentAt,
      double givenUpAt,
      ClientAfterwards client,
      long overflows) {}

  @Override
  public String letter() {
    return "b";
  }

  @Override
  public String title() {
    return "Admitted before the queue filled: SYN_RECV here, ESTABLISHED there";
  }

  @Override
  public String skipReason(NetworkNamespaces namespaces) throws InterruptedException {
    return LostSynAck.skipReason(namespaces);
  }

  @Override
  public Result run(Testbed testbed, Transcript transcript) throws Exception {
    testbed.server().run("set", "net.ipv4.tcp_synack_retries", retries);
    transcript.say(
        """
        A client's handshake begins while there is room in the queue and ends when it is full.
        tcp_synack_retries is %d%s."""
            .formatted(
                retries,
                retries == 5 ? "" : " to save time; --full keeps the kernel's default of 5"));
    new LostSynAck(testbed).arrange(transcript);

    List<Double> resent = new ArrayList<>();
    HalfOpenState[] halfOpen = new HalfOpenState[1];
    int port = LostSynAck.PORT;
    Deadline.await(
        LONGEST,
        "the server gives up",
        () -> {
          SocketRow row = testbed.serverSocket(port);
          if (row != null && row.retransmits() > resent.size()) {
            resent.add(transcript.event("SYN+ACK resent; the client's ACK finds a full queue"));
            if (halfOpen[0] == null) {
              halfOpen[0] = halfOpen(testbed, row);
              transcript.show(testbed, halfOpen[0].acceptq());
            }
          }
          return row == null;
        });
    double givenUp = transcript.event("the server gives up and removes the request");
    SocketRow afterwards = testbed.clientSocket(port);
    transcript.table("client", List.of(afterwards));
    String answer = testbed.client().ask("send", port);
    transcript.event("the client, still ESTABLISHED, sends a byte: " + answer);
    long overflows = testbed.overflows();
    transcript.say(
        "%d ACKs were ignored: ListenOverflows is %d. Nothing was logged anywhere."
            .formatted(resent.size(), overflows));
    return new Result(
        halfOpen[0],
        List.copyOf(resent),
        givenUp,
        new ClientAfterwards(afterwards.state(), answer),
        overflows);
  }

  private static HalfOpenState halfOpen(Testbed testbed, SocketRow serverSocket) throws Exception {
    SocketRow clientSocket = testbed.clientSocket(LostSynAck.PORT);
    return new HalfOpenState(
        serverSocket.state(),
        clientSocket.state(),
        testbed.awaitState(
            BEFORE_NEXT, state -> state.has("Overflows", 1) && state.has("HalfOpen", 1)));
  }
}
