// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.Binding;
import io.acceptq.monitor.model.HistorySlice;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.sampler.ErrorCount;
import io.acceptq.monitor.sampler.FakeClock;
import io.acceptq.monitor.sampler.FakeKernel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
  private final FakeClock clock = new FakeClock();
  private final FakeKernel kernel = new FakeKernel(clock, new ErrorCount());
  private final History history = new History();
  private final List<ListenerTracker> trackers = new ArrayList<>();
  private long wallOffset;

  private void add(long id) {
    Listener listener =
        new Listener(id, "l" + id, FakeKernel.address("0.0.0.0", (int) id), id, Binding.UNSEEN);
    trackers.add(new ListenerTracker(listener, null, SourceKind.NETLINK, KernelLimits.UNKNOWN));
  }

  /** One sample in which the queue of the listener with this id is {@code length + id}. */
  private void sample(int length, long wanted) {
    clock.passMillis(100);
    NamespaceTracker namespace = new NamespaceTracker(kernel, KernelCounters.UNKNOWN);
    for (ListenerTracker tracker : trackers) {
      ListenSocket socket =
          new ListenSocket(
              tracker.listener().address,
              tracker.listener().inode,
              null,
              (int) (length + tracker.listener().id),
              50,
              null);
      tracker.sample(clock.nanos(), clock.millis(), namespace, socket, null, null);
    }
    history.append(clock.millis(), wallOffset, trackers, wanted);
  }

  @Test
  void theLastSecondsAreReturnedOldestFirst() {
    add(1);
    for (int i = 0; i < 50; i++) {
      sample(i, 600);
    }
    HistorySlice slice = history.slice(1, 1);
    assertThat(slice.queueLength).containsExactly(41, 42, 43, 44, 45, 46, 47, 48, 49, 50);
    assertThat(slice.millis[9]).isEqualTo(clock.millis());
    assertThat(slice.millis[0]).isEqualTo(clock.millis() - 900);
    assertThat(slice.accepts).containsOnly(-1);
    assertThat(history.slice(1, 3_600).queueLength).hasSize(50);
    assertThat(history.slice(2, 1).millis).isEmpty();
  }

  @Test
  void timesAreThoseOfTheWallClockAsItIsSetNow() {
    add(1);
    sample(0, 600);
    wallOffset = 3_600_000;
    sample(0, 600);
    assertThat(history.slice(1, 1).millis)
        .containsExactly(clock.millis() + 3_599_900, clock.millis() + 3_600_000);
  }

  @Test
  void onlyTheWantedSamplesAreKept() {
    add(1);
    for (int i = 0; i < 50; i++) {
      sample(i, 20);
    }
    assertThat(history.slice(1, 3_600).queueLength).hasSize(20).startsWith(31).endsWith(50);
    assertThat(history.isShortened()).isFalse();
  }

  @Test
  void aNewListenerStartsWithItsFirstSample() {
    add(1);
    sample(0, 600);
    sample(0, 600);
    add(2);
    sample(10, 600);
    assertThat(history.slice(1, 3_600).queueLength).containsExactly(1, 1, 11);
    assertThat(history.slice(2, 3_600).queueLength).containsExactly(12);
    trackers.remove(0);
    sample(10, 600);
    assertThat(history.slice(1, 3_600).queueLength).isEmpty();
    assertThat(history.slice(2, 3_600).queueLength).containsExactly(12, 12);
  }

  @Test
  void aChangedSizeKeepsTheLatestSamples() {
    add(1);
    for (int i = 0; i < 50; i++) {
      sample(i, 40);
    }
    sample(50, 10);
    assertThat(history.slice(1, 3_600).queueLength)
        .containsExactly(42, 43, 44, 45, 46, 47, 48, 49, 50, 51);
    sample(51, 15);
    assertThat(history.slice(1, 3_600).queueLength)
        .containsExactly(42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 100, 129, 1_000, 3_000})
  void itNeverTakesMoreThanEightMegabytes(int listeners) {
    for (int id = 1; id <= listeners; id++) {
      add(id);
    }
    sample(0, 1_000_000);
    assertThat(history.isShortened()).isTrue();
    long bytes = 0;
    for (ListenerTracker tracker : trackers) {
      bytes += 4L * tracker.history.queueLength.length;
      bytes += 4L * tracker.history.accepts.length;
      bytes += 4L * tracker.history.overflows.length;
    }
    bytes += 8L * history.capacity();
    assertThat(bytes).isBetween(History.MAX_BYTES / 16L, (long) History.MAX_BYTES);
    assertThat(history.capacity()).isGreaterThanOrEqualTo(128);
  }
}
