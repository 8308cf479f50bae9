// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import io.acceptq.testing.WovenTest;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** acceptq's events in Flight Recorder, as a stream and in a recording file. */
@WovenTest
@EnabledOnOs(OS.LINUX)
class FlightRecorderIT {
  static List<Integer> javas() {
    return JavaHomes.features();
  }

  @EveryJdkTest
  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void streamsEvents(int feature) throws Exception {
    WovenJvm.Run run =
        WovenJvm.of(feature).descriptors(256).run("io.acceptq.agent.EventStreamProgram");
    assertThat(run.exit()).as(run.toString()).isZero();
    String idle = run.out().get(0).substring("idle ".length());
    String exhausted = run.out().get(1).substring("exhausted ".length());
    assertThat(run.out().subList(2, 5))
        .satisfiesExactly(
            sample -> assertThat(sample).startsWith("acceptq.Sample | 127.0.0.1:"),
            error ->
                assertThat(error)
                    .startsWith("acceptq.AcceptError | " + exhausted + " | ")
                    .contains("Too many open files"),
            episode ->
                assertThat(episode)
                    .startsWith("acceptq.Episode | " + idle + " | NEVER_ACCEPTED | Start the"));
  }

  /** As {@code jfr print} and JDK Mission Control read it; sample events are off by default. */
  @ParameterizedTest
  @MethodSource("javas")
  void recordsEventsInAFile(int feature, @TempDir Path directory) throws Exception {
    Path file = directory.resolve("overflow.jfr");
    WovenJvm.Run run =
        WovenJvm.of(feature)
            .options("-XX:StartFlightRecording=dumponexit=true,filename=" + file)
            .run("io.acceptq.agent.programs.NeverAccepting");
    assertThat(run.out()).contains("cause: NEVER_ACCEPTED", "errors: 0");
    assertThat(run.err()).allMatch(line -> line.startsWith("acceptq: "));
    List<RecordedEvent> events =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().startsWith("acceptq."))
            .toList();
    assertThat(events).isNotEmpty();
    assertThat(events)
        .allMatch(event -> event.getEventType().getName().equals("acceptq.Episode"))
        .allMatch(event -> event.getEventType().getCategoryNames().equals(List.of("acceptq")));
    RecordedEvent first =
        events.stream()
            .filter(event -> !"OTHER_LISTENER".equals(event.getString("cause"))) // other processes
            .findFirst()
            .orElseThrow();
    assertThat(first.getString("edge")).isEqualTo("acceptq.overflow");
    assertThat(first.getString("cause")).isEqualTo("NEVER_ACCEPTED");
    assertThat(first.getString("evidence")).startsWith("nothing has been accepted since");
    assertThat(first.getLong("peak")).isEqualTo(2);
    assertThat(first.getLong("overflows")).isPositive();
    assertThat(first.getBoolean("open")).isTrue();
    assertThat(first.getInstant("onset")).isBefore(first.getStartTime());
  }
}
