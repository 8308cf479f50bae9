// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.AcceptGaps;
import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.TestSamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pause of the whole JVM did to connections is established after it. */
class PauseTest extends SamplerFixture {
  private FakeService.Bound bound;
  private double runQueueMillis;

  @BeforeEach
  void listen() {
    stalls = (now, late, files) -> RuntimeStalls.builder().runQueueMillis(runQueueMillis).build();
    kernel.listen(7, 70, "0.0.0.0", 8080);
    bound = service.bind(7, 50);
    sample();
  }

  private AcceptGaps after(double pauseMillis) {
    clock.pauseMillis(pauseMillis);
    bound.lastAcceptNanos = clock.nanos();
    return sampleAfter(pauseMillis);
  }

  private AcceptGaps sampleAfter(double oversleptMillis) {
    MonitorSample monitor = TestSamples.monitor().oversleptMillis(oversleptMillis).build();
    clock.passMillis(100);
    return sampler.sample(monitor, 600).listeners.get(0).accepts.gaps;
  }

  @Test
  void theOldestConnectionAcceptedAfterItWaitedLongest() {
    kernel.oldest = 3_900L;
    bound.accepted = 40;
    AcceptGaps gaps = after(4_000);
    assertThat(gaps.pause.longestMillis).isEqualTo(3_900);
    assertThat(gaps.longestMillis).isEqualTo(3_900);
    assertThat(gaps.currentMillis).isZero();
    assertThat(only().accepts.gaps.pause).isNull();
    assertThat(only().accepts.gaps.longestMillis).isEqualTo(3_900);
  }

  /** It may have been accepted right before, and the kernel is asked a little later. */
  @Test
  void nobodyWaitedLongerThanSinceThePreviousSample() {
    kernel.oldest = 4_120L;
    bound.accepted = 1;
    assertThat(after(4_000).pause.longestMillis).isEqualTo(4_100);
  }

  @Test
  void aConnectionThatStillWaitsBeganTheGap() {
    kernel.oldest = 2_500L;
    kernel.queue(70, 5, 50, 0L);
    assertThat(after(4_000).currentMillis).isEqualTo(2_500);
  }

  @Test
  void whatTheKernelDoesNotTellIsUnknown() {
    kernel.oldest = 5_000L; // accepted long before the pause
    bound.accepted = 40;
    AcceptGaps gaps = after(4_000);
    assertThat(gaps.pause.longestMillis).isNull();
    assertThat(gaps.longestMillis).isZero();
  }

  /** It may have caused the collection itself. */
  @Test
  void whoWasAcceptedBeforeThePauseDidNotWaitForItsEnd() {
    kernel.oldest = 4_050L;
    bound.accepted = 1;
    bound.lastAcceptNanos = clock.nanos();
    clock.passMillis(20);
    clock.pauseMillis(4_000);
    assertThat(sampleAfter(4_000).pause).isNull();
    assertThat(kernel.oldestAsked).isZero();
  }

  /** A slow sample, or a log that blocks, is not a pause of the service. */
  @Test
  void whatTheSamplerItselfTookIsNoPause() {
    kernel.oldest = 3_900L;
    bound.accepted = 40;
    clock.pauseMillis(4_000);
    bound.lastAcceptNanos = clock.nanos();
    assertThat(sampleAfter(0).pause).isNull();
  }

  @Test
  void withoutConnectionsTheKernelIsNotAsked() {
    assertThat(after(4_000).pause).isNull();
    assertThat(kernel.oldestAsked).isZero();
  }

  @Test
  void aSamplerThatWaitedForACoreSaysNothingOfTheService() {
    bound.accepted = 40;
    runQueueMillis = 2_500;
    assertThat(after(4_000).pause).isNull();
  }

  @Test
  void aSampleThatIsALittleLateIsNoPause() {
    bound.accepted = 40;
    assertThat(after(299).pause).isNull();
  }
}
