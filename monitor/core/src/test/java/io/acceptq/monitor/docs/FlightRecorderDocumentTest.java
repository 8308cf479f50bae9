// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static io.acceptq.monitor.docs.MarkdownText.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.jfr.FlightRecorderPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Frequency;
import jdk.jfr.Recording;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The events in flight-recorder.md are those that are registered with the Flight Recorder. */
class FlightRecorderDocumentTest {
  /** Every event has these. */
  private static final Set<String> STANDARD =
      Set.of("startTime", "duration", "eventThread", "stackTrace");

  private final String document = RepositoryFiles.read("monitor/docs/flight-recorder.md");
  private final List<String> errors = new ArrayList<>();
  private final FlightRecorderPublisher publisher = new FlightRecorderPublisher(errors::add);
  private final Recording recording = new Recording(); // without settings: the events' own

  @BeforeEach
  void record() {
    recording.start();
    publisher.publish(PublishedReport.create());
    assertThat(errors).isEmpty();
  }

  @AfterEach
  void close() {
    publisher.close();
    recording.close();
  }

  private static List<EventType> events() {
    return FlightRecorder.getFlightRecorder().getEventTypes().stream()
        .filter(event -> event.getName().startsWith("acceptq."))
        .toList();
  }

  @Test
  void showsEveryEvent() {
    assertThat(MarkdownText.rows(document, List.of("event", "enabled", "meaning")))
        .containsExactlyInAnyOrderElementsOf(
            events().stream()
                .map(
                    event ->
                        List.of(
                            code(event.getName()),
                            event.isEnabled() ? "yes" : "no",
                            event.getDescription()))
                .toList());
  }

  @Test
  void showsEveryField() {
    assertThat(events()).hasSize(3).allSatisfy(this::assertFields);
  }

  private void assertFields(EventType event) {
    List<List<String>> rows =
        event.getFields().stream()
            .filter(field -> !STANDARD.contains(field.getName()))
            .map(
                field ->
                    List.of(
                        code(field.getName()),
                        field.getTypeName().replace("java.lang.", ""),
                        unit(field),
                        field.getDescription()))
            .toList();
    assertThat(MarkdownText.section(document, "## " + event.getName()))
        .contains(MarkdownText.table(List.of("field", "type", "unit", "meaning"), rows));
  }

  private static String unit(ValueDescriptor field) {
    if (field.getAnnotation(Timestamp.class) != null) {
      return "milliseconds since the epoch";
    }
    if (field.getAnnotation(Timespan.class) != null) {
      return "milliseconds";
    }
    return field.getAnnotation(Frequency.class) != null ? "hertz" : "";
  }
}
