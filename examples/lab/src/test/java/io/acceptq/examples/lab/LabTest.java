// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every experiment, for real, in namespaces of its own. Needs root, or user namespaces. */
class LabTest {
  /** Timers of seconds fire up to an eighth late: the kernel's timer wheel is that coarse. */
  private static final double LATE = 0.13;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void aBacklogOfOneHoldsTwo() throws Exception {
    NeverAccepted.Facts facts = run(new NeverAccepted());
    assertThat(facts.limit()).isEqualTo(1);
    assertThat(facts.queueLength()).isEqualTo(2);
    assertThat(facts.clientsEstablished()).isEqualTo(2);
    assertThat(facts.acceptq().attributes())
        .containsEntry("QueueLength", "2")
        .containsEntry("EffectiveBacklog", "1")
        .containsEntry("RequestedBacklog", "1")
        .containsEntry("Accepted", "0")
        .containsEntry("Overflows", "0")
        .containsEntry("Health", "STALLED");
    assertThat(printed())
        .contains("Proto Recv-Q Send-Q Local Address      Foreign Address    State")
        .contains("tcp        2      1 10.7.0.1:8080      0.0.0.0:*          LISTEN");
  }

  @Test
  void aClientAdmittedTooEarlyIsHalfOpenAtTheServerAndEstablishedAtItself() throws Exception {
    AdmittedThenFull.Facts facts = run(new AdmittedThenFull(2));
    assertThat(facts.serverState()).isEqualTo("SYN_RECV");
    assertThat(facts.clientState()).isEqualTo("ESTABLISHED");
    assertThat(facts.resentAt()).hasSize(2);
    assertThat(facts.resentAt().get(0)).isCloseTo(1, within(0.3));
    assertThat(facts.resentAt().get(1)).isCloseTo(1 + 2, within(0.3 + 3 * LATE));
    assertThat(facts.givenUpAt()).isCloseTo(1 + 2 + 4, within(0.3 + 7 * LATE));
    assertThat(facts.clientAfterwards()).isEqualTo("ESTABLISHED");
    assertThat(facts.clientHears()).contains("reset");
    assertThat(facts.overflows()).isEqualTo(2);
    assertThat(facts.acceptq().attributes())
        .containsEntry("Overflows", "1")
        .containsEntry("OverflowAttribution", "EXACT")
        .containsEntry("SocketDrops", "2") // one ignored ACK counts twice there
        .containsEntry("HalfOpen", "1")
        .containsEntry("Health", "OVERFLOWING");
  }

  @Test
  void aLateClientLeavesNoTraceButOneOverflowForEachSyn() throws Exception {
    LateClient.Facts facts = run(new LateClient());
    assertThat(facts.clientState()).isEqualTo("SYN_SENT");
    assertThat(facts.serverKnowsIt()).isFalse();
    assertThat(facts.synsSent()).isGreaterThan(1);
    assertThat(facts.overflows()).isEqualTo(facts.synsSent());
    assertThat(facts.outcome()).contains("timed out");
    String overflows = Long.toString(facts.overflows());
    assertThat(facts.acceptq().attributes())
        .containsEntry("Overflows", overflows)
        .containsEntry("OverflowAttribution", "EXACT")
        .containsEntry("SocketDrops", overflows)
        .containsEntry("HalfOpen", "0")
        .containsEntry("Health", "OVERFLOWING");
    assertThat(facts.acceptq().get("Diagnosis")).contains(overflows + " overflows");
  }

  @Test
  void abortOnOverflowResetsWhoIsAdmittedTooEarlyButNotWhoIsLate() throws Exception {
    ResetOnOverflow.Facts facts = run(new ResetOnOverflow());
    assertThat(facts.clientHears()).contains("reset");
    assertThat(facts.serverForgot()).isTrue();
    assertThat(facts.acceptq().attributes())
        .containsEntry("Overflows", "1")
        .containsEntry("Health", "OVERFLOWING");
    assertThat(facts.acceptq().kernel())
        .containsEntry("TcpAbortOnOverflow", "1")
        .hasEntrySatisfying("OverflowBehaviour", text -> assertThat(text).contains("reset"));
    assertThat(facts.lateClientState()).isEqualTo("SYN_SENT");
  }

  @Test
  void somaxconnCapsWithoutAWord() throws Exception {
    CappedBacklog.Facts facts = run(new CappedBacklog());
    assertThat(facts.somaxconn()).isEqualTo(128);
    assertThat(facts.asked()).isEqualTo(10_000);
    assertThat(facts.limit()).isEqualTo(128);
    assertThat(facts.acceptq().attributes())
        .containsEntry("RequestedBacklog", "10000")
        .containsEntry("EffectiveBacklog", "128")
        .containsEntry("BacklogNote", "capped by net.core.somaxconn=128");
  }

  @Test
  void aLargerBacklogOnlyLengthensTheWaitOfASlowLoop() throws Exception {
    SlowAcceptLoop.Facts facts = run(new SlowAcceptLoop());
    assertThat(facts.large().medianMillis()).isGreaterThan(3 * facts.small().medianMillis());
    assertThat(facts.large().accepted())
        .isCloseTo(facts.small().accepted(), within(facts.small().accepted() / 5));
    // Full, it makes everybody wait for (backlog + 1) accepts of 20 ms.
    assertThat(facts.small().medianMillis()).isBetween(5 * 20L, 12 * 20L);
    assertThat(facts.large().ninetiethMillis()).isBetween(40 * 20L, 80 * 20L);
    assertThat(facts.small().acceptq().attributes())
        .containsEntry("EffectiveBacklog", "5")
        .containsEntry("Health", "OVERFLOWING");
    assertThat(facts.large().acceptq().attributes())
        .containsEntry("EffectiveBacklog", "50")
        .containsEntry("Health", "OVERFLOWING");
    // What acceptq estimates while they come, and what the clients measure.
    assertThat(Double.parseDouble(facts.large().acceptq().get("QueueWaitMillis")))
        .isBetween(35 * 20.0, 80 * 20.0);
  }

  @Test
  void realServersAskForTheirDefaults() throws Exception {
    AskedBacklogs.Facts facts = run(new AskedBacklogs());
    assertThat(facts.limits())
        .isEqualTo(Map.of("Java (ServerSocket)", 50L, "nginx", 511L, "redis-server", 511L));
    assertThat(facts.acceptq().attributes())
        .containsEntry("RequestedBacklog", "50")
        .containsEntry("EffectiveBacklog", "50")
        .doesNotContainKey("BacklogNote");
  }

  @Test
  void whereNoNamespaceCanBeMadeTheRestRunsOnLoopback() throws Exception {
    ProcessBuilder lab =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Lab.class.getName(),
                "a",
                "b")
            .redirectErrorStream(true);
    lab.environment().put("PATH", "/nonexistent"); // neither unshare nor ip
    Process process = lab.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output)
        .contains("loopback: it allows no network namespace")
        .containsPattern("tcp        2      1 127.0.0.1:\\d+ +0.0.0.0:\\* +LISTEN")
        .contains("Left out: it loses a packet on purpose, which needs a network namespace");
  }

  private <F extends Record> F run(Experiment<F> experiment) throws Exception {
    Ground ground = Ground.find();
    assertThat(ground.hasNamespaces()).as("network namespaces can be made").isTrue();
    assertThat(experiment.leftOut(ground)).isNull();
    Journal journal = new Journal(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (Bench bench = Bench.open(ground, System.getProperty("acceptq.agent"))) {
      return experiment.run(bench, journal);
    }
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
