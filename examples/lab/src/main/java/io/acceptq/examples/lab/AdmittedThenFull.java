// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import io.acceptq.examples.lab.machine.SocketRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** (b) Half open at the server, established at the client. */
final class AdmittedThenFull implements Experiment<AdmittedThenFull.Facts> {
  private static final Duration LONGEST = Duration.ofSeconds(70);

  /** The second SYN+ACK comes two seconds after the first. */
  private static final Duration BEFORE_NEXT = Duration.ofMillis(1500);

  private final int retries;

  /**
   * @param retries {@code tcp_synack_retries}: 2 end after 7 s, the kernel's own 5 after 63 s
   */
  AdmittedThenFull(int retries) {
    this.retries = retries;
  }

  /** What was found; the times count from the SYN. */
  record Facts(
      String serverState,
      String clientState,
      List<Double> resentAt,
      double givenUpAt,
      String clientAfterwards,
      String clientHears,
      long overflows,
      Verdict acceptq) {}

  @Override
  public String letter() {
    return "b";
  }

  @Override
  public String title() {
    return "Admitted before the queue filled: SYN_RECV here, ESTABLISHED there";
  }

  @Override
  public String leftOut(Ground ground) throws Exception {
    return LostAnswer.leftOut(ground);
  }

  @Override
  public Facts run(Bench bench, Journal journal) throws Exception {
    bench.server().tell("set", "net.ipv4.tcp_synack_retries", retries);
    journal.say(
        """
        A client's handshake begins while there is room and ends when there is none.
        tcp_synack_retries is %d%s."""
            .formatted(
                retries, retries == 5 ? "" : " for a short run; --full takes the kernel's 5"));
    new LostAnswer(bench).arrange(journal);

    List<Double> resent = new ArrayList<>();
    SocketRow[] pair = new SocketRow[2];
    Verdict[] verdict = new Verdict[1];
    int port = LostAnswer.PORT;
    Deadline.await(
        LONGEST,
        "the server gives up",
        () -> {
          SocketRow row = bench.serverSocket(port);
          if (row != null && row.retransmits() > resent.size()) {
            resent.add(journal.event("SYN+ACK sent again; the client's ACK finds a full queue"));
            if (pair[0] == null) {
              pair[0] = row;
              pair[1] = bench.clientSocket(port);
              verdict[0] =
                  bench.acceptq(
                      BEFORE_NEXT, says -> says.says("Overflows", 1) && says.says("HalfOpen", 1));
              journal.show(bench, verdict[0]);
            }
          }
          return row == null;
        });
    double givenUp = journal.event("the server forgets it");
    SocketRow afterwards = bench.clientSocket(port);
    journal.table("client", List.of(afterwards));
    String hears = bench.client().ask("speak", port);
    journal.event("the client, still sure of its connection, sends a byte: " + hears);
    long overflows = bench.overflows();
    journal.say(
        "%d ACKs were ignored: ListenOverflows is %d. Nothing was logged anywhere."
            .formatted(resent.size(), overflows));
    return new Facts(
        pair[0].state(),
        pair[1].state(),
        List.copyOf(resent),
        givenUp,
        afterwards.state(),
        hears,
        overflows,
        verdict[0]);
  }
}
