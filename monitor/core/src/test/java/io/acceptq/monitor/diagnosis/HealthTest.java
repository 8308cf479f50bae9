// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import static io.acceptq.monitor.diagnosis.Health.BUSY;
import static io.acceptq.monitor.diagnosis.Health.IDLE;
import static io.acceptq.monitor.diagnosis.Health.OK;
import static io.acceptq.monitor.diagnosis.Health.OVERFLOWING;
import static io.acceptq.monitor.diagnosis.Health.SATURATED;
import static io.acceptq.monitor.diagnosis.Health.STALLED;
import static io.acceptq.monitor.diagnosis.Health.UNKNOWN;
import static io.acceptq.monitor.diagnosis.SampleFacts.queue;
import static io.acceptq.monitor.model.Confidence.EXACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.Thresholds;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Thresholds thresholds = new Thresholds(80, 1_000);

  private void assertHealth(SampleFacts facts, Health expected) {
    assertThat(Health.of(facts.sample(), thresholds)).isEqualTo(expected);
  }

  @Test
  void anEmptyQueueIsIdleOrOk() {
    assertHealth(queue(0, 50).accepts(0, 0), IDLE);
    assertHealth(queue(0, 50).accepts(12, 0), OK);
    assertHealth(queue(0, 50), OK); // it cannot be known whether it accepts
    assertHealth(queue(0, 0).accepts(12, 0), OK);
  }

  @Test
  void aQueueThatMovesIsBusy() {
    assertHealth(queue(1, 50).accepts(12, 100), BUSY);
    assertHealth(queue(40, 50).accepts(12, 0), BUSY);
    assertHealth(queue(40, 50), BUSY);
    assertHealth(queue(40, null).accepts(12, 0), BUSY);
  }

  @Test
  void atTheThresholdTheQueueIsSaturated() {
    assertHealth(queue(40, 49).accepts(12, 999), SATURATED);
    assertHealth(queue(39, 49).accepts(12, 999), BUSY);
    assertHealth(queue(1, 0), SATURATED);
  }

  @Test
  void waitingConnectionsWithoutAnAcceptAreAStall() {
    assertHealth(queue(1, 50).accepts(0, 1_000), STALLED);
    assertHealth(queue(51, 50).accepts(0, 1_000), STALLED);
    assertHealth(queue(1, 50).accepts(0, 999), BUSY);
  }

  @Test
  void anOverflowDominatesForFiveSeconds() {
    assertHealth(queue(0, 50).accepts(12, 0).overflows(1, EXACT, 4_999, 4_999, false), OVERFLOWING);
    assertHealth(queue(0, 50).accepts(12, 0).overflows(1, EXACT, 5_000, 5_000, false), OK);
    assertHealth(queue(51, 50).accepts(0, 9_999).overflows(1, EXACT, 9, 9, true), OVERFLOWING);
  }

  @Test
  void anOverflowLastsWhileTheQueueStaysFull() {
    assertHealth(
        queue(51, 50).accepts(0, 9_999).overflows(9, EXACT, 60_000, 30_000, true), OVERFLOWING);
    assertHealth(
        queue(51, 50).accepts(0, 9_999).overflows(9, EXACT, 60_000, 30_000, false), STALLED);
  }

  @Test
  void aQueueThatTheKernelDoesNotShowIsUnknown() {
    assertHealth(queue(null, 50).accepts(12, 0), UNKNOWN);
    assertHealth(queue(null, null), UNKNOWN);
  }
}
