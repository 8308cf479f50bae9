// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.SourceKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Overflows before the first sample of a listener, between samples, and after its last one. */
class OverflowCountTest extends SamplerFixture {
  private void overflows(long count) {
    kernel.counters.put("ListenOverflows", count);
    kernel.counters.put("ListenDrops", count);
  }

  @Test
  void overflowsBeforeTheFirstSampleCountIfTheBindWasSeen() {
    baseline = new KernelCounters(Map.of("ListenOverflows", 100L, "ListenDrops", 100L));
    kernel.listen(7, 70, "0.0.0.0", 8080);
    kernel.listen(8, 80, "0.0.0.0", 8081);
    service.bind(7, 50);
    kernel.queue(70, 51, 50, 18L);
    kernel.counters.put("ListenOverflows", 118L);
    kernel.counters.put("ListenDrops", 118L);
    ListenerSample bound = sample().listeners.get(0);
    assertThat(bound.drops.overflows).isEqualTo(18);
    assertThat(bound.drops.confidence).isEqualTo(Confidence.EXACT);
    assertThat(sampleNow().namespace.otherOverflows).isZero();
  }

  /** It may have had overflows since the baseline: its own count does not say when. */
  @Test
  void aSocketWithEarlierDropsMakesTheFirstIntervalUncertain() {
    baseline = new KernelCounters(Map.of("ListenOverflows", 100L, "ListenDrops", 100L));
    kernel.listen(7, 70, "0.0.0.0", 8080);
    kernel.foreign(90, "0.0.0.0", 9090);
    kernel.queue(90, 0, 50, 5L);
    service.bind(7, 50);
    kernel.queue(70, 51, 50, 4L);
    kernel.counters.put("ListenOverflows", 107L);
    kernel.counters.put("ListenDrops", 107L);
    Snapshot snapshot = sample();
    assertThat(snapshot.listeners.get(0).drops.overflows).isEqualTo(4);
    assertThat(snapshot.listeners.get(0).drops.confidence).isEqualTo(Confidence.MIXED);
    assertThat(snapshot.namespace.otherOverflows).isEqualTo(3);
  }

  /** The kernel refuses a client only if the queue holds one more than the limit. */
  @Test
  void anExactOverflowProvesThatTheQueueWasFull() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    service.bind(7, 50);
    sample();
    kernel.queue(70, 0, 50, 3L);
    overflows(3);
    ListenerSample drained = only();
    assertThat(drained.queue.length).isZero();
    assertThat(drained.queue.peak).isEqualTo(51);
    assertThat(drained.queue.peakLastMinute).isEqualTo(51);
  }

  @Test
  void anOverflowThatMayBeAnothersProvesNothing() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    kernel.foreign(90, "0.0.0.0", 9090);
    service.bind(7, 50);
    sample();
    kernel.queue(70, 0, 50, 3L);
    kernel.queue(90, 0, 50, 3L);
    overflows(3);
    assertThat(only().queue.peak).isZero();
  }

  /** On /proc the kernel shows no drops, and two listeners were full. */
  @Test
  void anOverflowThatCannotBeAttributedMakesTheCountUnknown() {
    kernel.kind = SourceKind.PROC;
    for (int i = 0; i < 2; i++) {
      kernel.descriptors.put(7 + i, 70L + i);
      kernel.show(70 + i, FakeKernel.address("0.0.0.0", 8080 + i), null, 51, null, null);
      service.bind(7 + i, 50);
    }
    assertThat(sample().listeners).allMatch(each -> each.drops.overflows == 0);
    overflows(19);
    assertThat(sample().listeners)
        .allMatch(each -> each.drops.overflows == null)
        .allMatch(each -> each.drops.confidence == Confidence.UNKNOWN);
  }

  @Test
  void aSampleWithoutTheSocketHasNoCount() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    service.bind(7, 50);
    assertThat(only().drops.overflows).isZero();
    kernel.failure = "more than 1048576 bytes";
    assertThat(only().drops.overflows).isNull();
    kernel.failure = null;
    assertThat(only().drops.overflows).isZero();
  }

  @Test
  void theLastOverflowsOfAClosedListenerAreNotOthers() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    kernel.listen(8, 80, "0.0.0.0", 8081);
    FakeService.Bound closing = service.bind(7, 50);
    service.bind(8, 50);
    sample();
    overflows(9);
    closing.close();
    kernel.close(7);
    Snapshot snapshot = sample();
    assertThat(snapshot.namespace.otherOverflows).isZero();
    assertThat(snapshot.listeners.get(0).drops.overflows).isZero();
    assertThat(snapshot.listeners.get(0).drops.confidence).isEqualTo(Confidence.EXACT);
  }

  @Test
  void whereAForeignListenerClosedTooTheRestMayBeOthers() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    kernel.foreign(90, "0.0.0.0", 9090);
    FakeService.Bound closing = service.bind(7, 50);
    sample();
    overflows(9);
    closing.close();
    kernel.close(7);
    kernel.sockets.remove(90L);
    sample();
    assertThat(sample().namespace.otherOverflows).isEqualTo(9);
  }
}
