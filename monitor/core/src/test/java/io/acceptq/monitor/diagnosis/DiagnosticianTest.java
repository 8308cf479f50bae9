// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import static io.acceptq.monitor.diagnosis.Facts.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.sample.Evidence;
import io.acceptq.monitor.sample.KernelCounters;
import io.acceptq.monitor.sample.KernelLimits;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.NamespaceSample;
import io.acceptq.monitor.sample.SelfSample;
import io.acceptq.monitor.sample.Snapshot;
import io.acceptq.monitor.sample.SourceKind;
import io.acceptq.monitor.sample.Strain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticianTest {
  private static final long HOUR = 3_600_000;

  private final List<String> faults = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Diagnostician diagnostician =
      new Diagnostician(new Knobs(100, 80, 1_000), faults::add, 600_000, List.of());
  private long millis = Facts.NOW;

  private Report judge(ListenerSample... samples) {
    NamespaceSample namespace =
        new NamespaceSample(KernelCounters.UNKNOWN, KernelLimits.UNKNOWN, 0L, null, null, null);
    SelfSample self =
        new SelfSample(SourceKind.NETLINK, null, 1, 0, 0, 1, 1, null, 0, "none", 0, null);
    Report report =
        diagnostician.judge(
            new Snapshot(millis, List.of(samples), namespace, self, Strain.UNKNOWN));
    edges.addAll(report.edges);
    millis += 100;
    return report;
  }

  private ListenerSample calm() {
    return queue(0, 2).at(millis).accepts(10, 0).sample();
  }

  private ListenerSample overflowing() {
    return queue(3, 2).at(millis).accepts(10, 0).overflows(5, Evidence.EXACT, 0, 0, true).sample();
  }

  private void overflowUntilTold() {
    judge(calm());
    for (int i = 0; i < 20; i++) {
      judge(overflowing());
    }
    assertThat(types()).containsExactly("acceptq.overflow");
  }

  private List<String> types() {
    return edges.stream().map(edge -> edge.type).toList();
  }

  @Test
  void theTroubleOfAListenerEndsWithIt() {
    overflowUntilTold();
    Report report = judge();
    assertThat(types()).containsExactly("acceptq.overflow", "acceptq.recovered");
    assertThat(edges.get(1).closed).isTrue();
    assertThat(report.episodes).singleElement().matches(episode -> !episode.open);
    judge();
    assertThat(edges).hasSize(2);
  }

  @Test
  void aListenerThatWasWellClosesWithoutAWord() {
    judge(calm());
    judge();
    assertThat(edges).isEmpty();
  }

  @Test
  void aClockSetBackKeepsNoTroubleOpen() {
    overflowUntilTold();
    long last = millis - 100;
    millis -= HOUR;
    Report report =
        judge(
            queue(0, 2)
                .at(millis)
                .accepts(10, 0)
                .overflows(5, Evidence.EXACT, millis - last, millis - last, false)
                .sample());
    assertThat(types()).containsExactly("acceptq.overflow", "acceptq.recovered");
    assertThat(edges.get(1).closed).isFalse();
    assertThat(report.verdicts.get(0).health).isEqualTo(Health.OK);
    assertThat(report.verdicts.get(0).episode).isNull();
  }
}
