// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import static io.acceptq.monitor.diagnosis.SampleFacts.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.TestSamples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticianTest {

  private final List<EpisodeEvent> events = new ArrayList<>();
  private final Diagnostician diagnostician = new Diagnostician(600_000);
  private long millis = SampleFacts.NOW;

  private Report judge(ListenerSample... samples) {
    Report report = diagnostician.judge(TestSamples.snapshot(millis, samples));
    events.addAll(report.events);
    millis += 100;
    return report;
  }

  private ListenerSample calm() {
    return queue(0, 2).at(millis).accepts(10, 0).sample();
  }

  private ListenerSample overflowing() {
    return queue(3, 2)
        .at(millis)
        .accepts(10, 0)
        .overflows(5, Confidence.EXACT, 0, 0, true)
        .sample();
  }

  private void overflowUntilTold() {
    judge(calm());
    for (int i = 0; i < 20; i++) {
      judge(overflowing());
    }
    assertThat(types()).containsExactly("acceptq.overflow");
  }

  private List<String> types() {
    return events.stream().map(event -> event.type).toList();
  }

  @Test
  void anEpisodeEndsWithItsListener() {
    overflowUntilTold();
    Report report = judge();
    assertThat(types()).containsExactly("acceptq.overflow", "acceptq.recovered");
    assertThat(events.get(1).closed).isTrue();
    assertThat(report.episodes).singleElement().matches(episode -> !episode.open);
    judge();
    assertThat(events).hasSize(2);
  }

  @Test
  void closingAHealthyListenerReportsNothing() {
    judge(calm());
    judge();
    assertThat(events).isEmpty();
  }
}
