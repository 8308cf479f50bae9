// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.AcceptGaps;
import io.acceptq.monitor.model.AcceptQueue;
import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.Accepts;
import io.acceptq.monitor.model.Backlog;
import io.acceptq.monitor.model.Binding;
import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.DropCounters;
import io.acceptq.monitor.model.HistorySlice;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.Percentiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerLoadTest {
  private static final int LIMIT = 10;
  private static final Listener LISTENER = new Listener(1, "0.0.0.0:80", null, 10L, Binding.UNSEEN);

  private final ListenerLoad load = new ListenerLoad(600_000);
  private long millis = 1_800_000_000_000L;
  private long accepted;
  private long overflows;
  private int peak;
  private Integer somaxconn = 4096;

  private BacklogRecommendation sample(int length, Long accepts, Long refused) {
    millis += 100;
    peak = Math.max(peak, length);
    load.add(
        new ListenerSample(
            millis,
            LISTENER,
            Backlog.held(LIMIT, 4096),
            new AcceptQueue(length, null, peak, null, null),
            new Accepts(accepts, null, null, AcceptGaps.UNKNOWN, Percentiles.NONE),
            Acceptor.UNKNOWN,
            new DropCounters(refused, refused, Confidence.EXACT, refused, null)),
        somaxconn);
    return load.recommendation();
  }

  private BacklogRecommendation sample(int length, int accepts, int refused) {
    accepted += accepts;
    overflows += refused;
    return sample(length, (Long) accepted, (Long) overflows);
  }

  private BacklogRecommendation run(ReferenceQueue load, long runMillis) {
    HistorySlice history = load.run(LIMIT, runMillis).history();
    BacklogRecommendation last = sample(0, 0, 0);
    for (int i = 0; i < history.millis.length; i++) {
      last = sample(history.queueLength[i], history.accepts[i], history.overflows[i]);
    }
    return last;
  }

  @Test
  void theRecommendedBacklogIsOneAndAHalfTimesThePeak() {
    ReferenceQueue burst = new ReferenceQueue().accepts(0, 10).clients(3_050, 40, 20);
    BacklogRecommendation recommended = run(burst, 20_000);
    int needed = burst.run(1_000, 20_000).peak();
    assertThat(recommended.peak).isBetween(needed - 2, needed + 2);
    assertThat(recommended.backlog()).isEqualTo((recommended.peak * 3 + 1) / 2);
    assertThat(burst.run(recommended.backlog(), 20_000).packets()).isZero();
    assertThat(recommended.isAboveSomaxconn()).isFalse();
  }

  @Test
  void aBacklogAboveSomaxconnIsMarked() {
    somaxconn = 50;
    assertThat(
            run(new ReferenceQueue().accepts(0, 10).clients(3_050, 40, 20), 20_000)
                .isAboveSomaxconn())
        .isTrue();
  }

  /** Clients of Linux 6.5 and later retry every second at first, older ones after 1, 3, 7 s. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRetryIsNotCountedAsANewClient(boolean linear) {
    ReferenceQueue notAccepting =
        new ReferenceQueue().accepts(0, 0).accepts(8_500, 1).clients(500, 40, 10);
    assertThat(run(linear ? notAccepting.linear() : notAccepting, 20_000).peak).isBetween(39, 41);
  }

  @Test
  void noBacklogIsRecommendedIfNothingIsAccepted() {
    BacklogRecommendation never =
        run(new ReferenceQueue().accepts(0, 0).clients(500, 30, 10), 10_000);
    assertThat(never.backlog()).isNull();
    assertThat(never.isTooSlow()).isTrue();
  }

  @Test
  void noBacklogIsRecommendedForAnAcceptLoopThatIsTooSlow() {
    BacklogRecommendation slow =
        run(new ReferenceQueue().accepts(0, 20).clients(500, 2_000, 20_000), 30_000);
    assertThat(slow.backlog()).isNull();
    assertThat(slow.waitMillis).isGreaterThan(5_000);
  }

  @Test
  void aLoadOlderThanTheHistoryIsForgotten() {
    assertThat(run(new ReferenceQueue().accepts(0, 10).clients(3_050, 40, 20), 20_000).overflows)
        .isPositive();
    for (int i = 0; i < 6_200; i++) {
      sample(0, 1, 0);
    }
    assertThat(sample(2, 0, 0).backlog()).isEqualTo(3);
  }

  @Test
  void aLoadBeforeAPeakResetIsForgotten() {
    run(new ReferenceQueue().accepts(0, 10).clients(3_050, 40, 20), 20_000);
    peak = 0;
    assertThat(sample(2, 0, 0).backlog()).isEqualTo(3);
  }

  @Test
  void nothingIsRecommendedWithoutALoad() {
    assertThat(sample(0, 0, 0).backlog()).isNull();
    assertThat(sample(0, 500, 0).backlog()).isNull();
    assertThat(sample(0, 500, 0).isTooSlow()).isFalse();
  }

  @Test
  void nothingIsRecommendedForAnUnknownLoad() {
    assertThat(sample(5, null, (Long) 0L)).isSameAs(BacklogRecommendation.UNSEEN);
    assertThat(sample(5, (Long) 3L, null)).isSameAs(BacklogRecommendation.UNSEEN);
    assertThat(sample(5, (Long) 3L, (Long) 0L).seen).isTrue();
  }
}
