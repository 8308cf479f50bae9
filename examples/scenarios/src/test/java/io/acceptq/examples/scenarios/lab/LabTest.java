// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.acceptq.examples.scenarios.harness.JvmLauncher;
import io.acceptq.examples.scenarios.harness.NetworkNamespaces;
import io.acceptq.testing.LiveTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every experiment in namespaces of its own. Needs root, or user namespaces. */
@LiveTest
class LabTest {
  /** The kernel's timer wheel lets timers of seconds fire up to an eighth late. */
  private static final double LATE = 0.13;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void aBacklogOfOneHoldsTwoConnections() throws Exception {
    NeverAccepted.Result result = run(new NeverAccepted());
    assertThat(result.limit()).isEqualTo(1);
    assertThat(result.queueLength()).isEqualTo(2);
    assertThat(result.clientsEstablished()).isEqualTo(2);
    assertThat(result.acceptq().listener())
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
  void aClientAdmittedBeforeTheQueueFilledIsHalfOpenOnlyOnTheServer() throws Exception {
    AdmittedThenFull.Result result = run(new AdmittedThenFull(2));
    assertThat(result.halfOpen().serverState()).isEqualTo("SYN_RECV");
    assertThat(result.halfOpen().clientState()).isEqualTo("ESTABLISHED");
    assertThat(result.resentAt()).hasSize(2);
    assertThat(result.resentAt().get(0)).isCloseTo(1, within(0.3));
    assertThat(result.resentAt().get(1)).isCloseTo(1 + 2, within(0.3 + 3 * LATE));
    assertThat(result.givenUpAt()).isCloseTo(1 + 2 + 4, within(0.3 + 7 * LATE));
    assertThat(result.client().state()).isEqualTo("ESTABLISHED");
    assertThat(result.client().answer()).contains("reset");
    assertThat(result.overflows()).isEqualTo(2);
    assertThat(result.halfOpen().acceptq().listener())
        .containsEntry("Overflows", "1")
        .containsEntry("OverflowAttribution", "EXACT")
        .containsEntry("SocketDrops", "2") // one ignored ACK counts twice there
        .containsEntry("HalfOpen", "1")
        .containsEntry("Health", "OVERFLOWING");
  }

  @Test
  void aLateClientCausesOneOverflowPerSynAndNoSocket() throws Exception {
    LateClient.Result result = run(new LateClient());
    assertThat(result.clientState()).isEqualTo("SYN_SENT");
    assertThat(result.serverHasSocket()).isFalse();
    assertThat(result.synsSent()).isGreaterThan(1);
    assertThat(result.overflows()).isEqualTo(result.synsSent());
    assertThat(result.outcome()).contains("timed out");
    String overflows = Long.toString(result.overflows());
    assertThat(result.acceptq().listener())
        .containsEntry("Overflows", overflows)
        .containsEntry("OverflowAttribution", "EXACT")
        .containsEntry("SocketDrops", overflows)
        .containsEntry("HalfOpen", "0")
        .containsEntry("Health", "OVERFLOWING");
    assertThat(result.acceptq().get("Diagnosis")).contains(overflows + " overflows");
  }

  @Test
  void abortOnOverflowResetsAnAdmittedClientButNotALateOne() throws Exception {
    ResetOnOverflow.Result result = run(new ResetOnOverflow());
    assertThat(result.answer()).contains("reset");
    assertThat(result.serverHasSocket()).isFalse();
    assertThat(result.acceptq().listener())
        .containsEntry("Overflows", "1")
        .containsEntry("Health", "OVERFLOWING");
    assertThat(result.acceptq().kernel())
        .containsEntry("TcpAbortOnOverflow", "1")
        .hasEntrySatisfying("OverflowBehaviour", text -> assertThat(text).contains("reset"));
    assertThat(result.lateClientState()).isEqualTo("SYN_SENT");
  }

  @Test
  void somaxconnSilentlyCapsTheBacklog() throws Exception {
    CappedBacklog.Result result = run(new CappedBacklog());
    assertThat(result.somaxconn()).isEqualTo(128);
    assertThat(result.requested()).isEqualTo(10_000);
    assertThat(result.limit()).isEqualTo(128);
    assertThat(result.acceptq().listener())
        .containsEntry("RequestedBacklog", "10000")
        .containsEntry("EffectiveBacklog", "128")
        .containsEntry("BacklogNote", "capped by net.core.somaxconn=128");
  }

  @Test
  void aLargerBacklogOnlyLengthensTheWaitForASlowLoop() throws Exception {
    SlowAcceptLoop.Result result = run(new SlowAcceptLoop());
    assertThat(result.large().medianMillis()).isGreaterThan(3 * result.small().medianMillis());
    assertThat(result.large().accepted())
        .isCloseTo(result.small().accepted(), within(result.small().accepted() / 5));
    // In a full queue each client waits for (backlog + 1) accepts of 20 ms.
    assertThat(result.small().medianMillis()).isBetween(5 * 20L, 12 * 20L);
    assertThat(result.large().ninetiethMillis()).isBetween(40 * 20L, 80 * 20L);
    assertThat(result.small().acceptq().listener())
        .containsEntry("EffectiveBacklog", "5")
        .containsEntry("Health", "OVERFLOWING");
    assertThat(result.large().acceptq().listener())
        .containsEntry("EffectiveBacklog", "50")
        .containsEntry("Health", "OVERFLOWING");
    // acceptq's figures while clients connect agree with what they measure; the first ones to be
    // accepted found the queue empty.
    double longest = Double.parseDouble(result.large().acceptq().get("LongestQueueWaitMillis"));
    assertThat(longest).isBetween(40 * 20.0, 80 * 20.0);
    assertThat(Double.parseDouble(result.large().acceptq().get("QueueWaitMillis")))
        .isBetween(0.3 * longest, 0.9 * longest);
  }

  @Test
  void serversRequestTheirDefaultBacklogs() throws Exception {
    DefaultBacklogs.Result result = run(new DefaultBacklogs());
    assertThat(result.limits())
        .isEqualTo(Map.of("Java (ServerSocket)", 50L, "nginx", 511L, "redis-server", 511L));
    assertThat(result.acceptq().listener())
        .containsEntry("RequestedBacklog", "50")
        .containsEntry("EffectiveBacklog", "50")
        .doesNotContainKey("BacklogNote");
  }

  @Test
  void withoutNamespacesTheOtherExperimentsRunOnLoopback(@TempDir Path directory) throws Exception {
    for (String ss : List.of("/usr/bin/ss", "/usr/sbin/ss")) {
      if (Files.isExecutable(Path.of(ss))) {
        Files.copy(Path.of(ss), directory.resolve("ss"), COPY_ATTRIBUTES, REPLACE_EXISTING);
      }
    }
    ProcessBuilder lab =
        new ProcessBuilder(JvmLauncher.of(Lab.class).arguments("a", "b").command())
            .redirectErrorStream(true);
    lab.environment().put("PATH", directory.toString()); // neither unshare nor ip
    Process process = lab.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output)
        .contains("on loopback: network namespaces cannot be created here")
        .containsPattern("tcp        2      1 127.0.0.1:\\d+ +0.0.0.0:\\* +LISTEN")
        .contains("Skipped: it drops a packet on purpose, which needs a network namespace");
  }

  private <R extends Record> R run(Experiment<R> experiment) throws Exception {
    NetworkNamespaces namespaces = NetworkNamespaces.find();
    assertThat(namespaces.exist()).as("network namespaces can be created").isTrue();
    assertThat(experiment.skipReason(namespaces)).isNull();
    Transcript transcript = new Transcript(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (Testbed testbed = Testbed.open(namespaces, System.getProperty("acceptq.agent"))) {
      return experiment.run(testbed, transcript);
    }
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
