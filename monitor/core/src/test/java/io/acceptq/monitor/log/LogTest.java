// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.diagnosis.EpisodeEvent;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.SampleEpisodes;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.TestSamples;
import io.acceptq.monitor.vocabulary.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
  @TempDir Path directory;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void captureStderr() {
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restoreStderr() {
    System.setErr(stderr);
  }

  private List<String> stderr() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void linesGoToStderrUnlessOff() {
    new Log("off").line("nobody reads this");
    new Log("stderr").line("somebody reads this");
    assertThat(stderr()).containsExactly("acceptq: somebody reads this");
  }

  @Test
  void linesAreAppendedToTheFileEvenAfterItWasMovedAway() throws IOException {
    Path file = directory.resolve("a b.log");
    Log log = new Log(file.toString());
    log.line("one");
    log.line("two");
    assertThat(Files.readAllLines(file)).hasSize(2).allMatch(l -> l.matches("20.*Z acceptq: .*"));
    Files.move(file, directory.resolve("old.log"));
    log.line("three");
    assertThat(Files.readString(file)).endsWith(" acceptq: three" + System.lineSeparator());
    assertThat(stderr()).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenIsReportedOnceAndStderrIsUsed() throws IOException {
    Log log = new Log(directory.resolve("missing/acceptq.log").toString());
    log.line("one");
    log.line("two");
    assertThat(stderr()).hasSize(3);
    assertThat(stderr().get(0)).isEqualTo("acceptq: one");
    assertThat(stderr().get(1)).startsWith("acceptq: cannot write to log=").contains("missing");
    assertThat(stderr().get(2)).isEqualTo("acceptq: two");
    Files.createDirectory(directory.resolve("missing"));
    log.line("three");
    assertThat(stderr()).hasSize(3);
    assertThat(directory.resolve("missing/acceptq.log")).content().endsWith("acceptq: three\n");
  }

  @Test
  void textOfTheServiceCannotForgeALine() {
    new Log("stderr").line("error: a\nacceptq: all is well\r\u001b[2J\tb\u2028c");
    assertThat(stderr())
        .containsExactly("acceptq: error: a\\nacceptq: all is well\\u000d\\u001b[2J\\tb\\u2028c");
  }

  @Test
  void linesAreLimitedPerMinuteAndTheNumberLeftOutIsLogged() {
    LogPublisher lines = new LogPublisher(new Log("stderr"));
    EpisodeEvent event = SampleEpisodes.eventsOfAListenerThatNeverAccepts().get(0);
    publish(lines, 0, 0, Collections.nCopies(500, event));
    assertThat(stderr()).hasSize(1 + 30);
    publish(lines, 59_999, 0, List.of(event));
    assertThat(stderr()).hasSize(1 + 30);
    publish(lines, 60_000, 0, List.of(event));
    assertThat(stderr().subList(31, 33))
        .satisfiesExactly(
            left -> assertThat(left).contains("471 lines left out in the last minute"),
            next -> assertThat(next).contains("NEVER_ACCEPTED"));
  }

  @Test
  void oneStartLineAndAtMostOneWarningAMinute() {
    LogPublisher lines = new LogPublisher(new Log("stderr"));
    publish(lines, 0, 0);
    publish(lines, 100, 0);
    assertThat(stderr())
        .containsExactly("acceptq: " + Version.CURRENT + " samples every 100 ms, source NETLINK");
    written.reset();
    for (int second = 0; second < 120; second++) {
      publish(lines, 1_000L * second, 1 + second);
    }
    assertThat(stderr())
        .containsExactly(
            "acceptq: warning: error 1", "acceptq: warning: error 61 (and 59 earlier ones)");
  }

  @Test
  void aProgramThatNeverListensPrintsNothing() {
    LogPublisher lines = new LogPublisher(new Log("stderr"));
    lines.publish(new Report(TestSamples.snapshot(0), List.of(), null, List.of(), List.of()));
    assertThat(stderr()).isEmpty();
  }

  @Test
  void anEpisodeOfAListenerIsALineAndOneOfTheNamespaceIsNot() {
    LogPublisher lines = new LogPublisher(new Log("stderr"));
    List<EpisodeEvent> own = SampleEpisodes.eventsOfAListenerThatNeverAccepts();
    publish(lines, 0, 0, own);
    publish(lines, 100, 0, SampleEpisodes.ofTheNamespace(own));
    assertThat(stderr()).hasSize(2);
    assertThat(stderr().get(1))
        .startsWith("acceptq: 0.0.0.0:80 overflow: NEVER_ACCEPTED: nothing has been accepted since")
        .endsWith("or bind only when the service is ready to accept.");
  }

  private static void publish(LogPublisher lines, long millis, long errors) {
    publish(lines, millis, errors, List.of());
  }

  private static void publish(
      LogPublisher lines, long millis, long errors, List<EpisodeEvent> events) {
    Snapshot snapshot =
        new Snapshot(
            1_800_000_000_000L + millis,
            List.of(),
            TestSamples.NAMESPACE,
            TestSamples.monitor().errors(errors, "error " + errors).build(),
            RuntimeStalls.UNKNOWN);
    List<Verdict> verdicts = List.of(SampleEpisodes.verdictOfThatListener());
    lines.publish(new Report(snapshot, verdicts, null, events, List.of()));
  }
}
