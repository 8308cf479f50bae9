// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import static io.acceptq.monitor.diagnosis.SampleFacts.queue;
import static io.acceptq.monitor.model.Confidence.EXACT;
import static io.acceptq.monitor.model.Confidence.MIXED;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.model.Thresholds;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.model.kernel.SourceStatus;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static void assertSays(SampleFacts facts, String sentence) {
    assertSays(facts, 0, sentence);
  }

  private static void assertSays(SampleFacts facts, long clockOffset, String sentence) {
    MonitorSample monitor =
        MonitorSample.builder(
                new SourceStatus(SourceKind.NETLINK, null), 100, new Thresholds(80, 500))
            .clockOffsetMillis(clockOffset)
            .build();
    assertThat(Diagnosis.of(facts.verdict(monitor), ZoneOffset.ofHours(1))).isEqualTo(sentence);
  }

  @Test
  void factsAreGivenWithTheirFigures() {
    assertSays(
        queue(3, 2).accepts(0, 4_230).overflows(12, EXACT, 61_000, 900, true),
        "accept queue 3 of 2 (full), no accept for 4.2 s, 12 overflows since 08:58:59");
    assertSays(queue(1, 50).accepts(0, 500), "accept queue 1 of 50, no accept for 500 ms");
    assertSays(queue(1, 50).accepts(0, 499), "accept queue 1 of 50, 0.0 accepts/s");
    assertSays(queue(0, 50).accepts(35.25, 0), "accept queue 0 of 50, 35.3 accepts/s");
    assertSays(
        queue(5, 50).accepts(200, 0).waits(25.1),
        "accept queue 5 of 50, 200.0 accepts/s, mean wait 25 ms");
    assertSays(
        queue(5, 50).accepts(0.8, 0).waits(3_431.3),
        "accept queue 5 of 50, 0.8 accepts/s, mean wait 3.4 s");
  }

  @Test
  void unknownFactsAreLeftOut() {
    assertSays(queue(2, 50), "accept queue 2 of 50");
    assertSays(queue(2, null), "accept queue 2, limit unknown");
    assertSays(queue(null, null).accepts(1, 0), "accept queue unknown, 1.0 accepts/s");
  }

  @Test
  void overflowsAreMentionedForAMinuteWithTheirConfidence() {
    assertSays(
        queue(0, 50).overflows(1, MIXED, 1_000, 1_000, false),
        "accept queue 0 of 50, 1 overflow (MIXED) since 08:59:59");
    assertSays(
        queue(0, 50).overflows(9, EXACT, 36_000_000, 59_999, false),
        "accept queue 0 of 50, 9 overflows since 2027-01-14 23:00:00");
    assertSays(queue(0, 50).overflows(9, EXACT, 70_000, 60_000, false), "accept queue 0 of 50");
  }

  /** A person compares it with the clock on the wall, not with what that once showed. */
  @Test
  void timesAreThoseOfTheClockAsItIsSetNow() {
    assertSays(
        queue(0, 50).overflows(1, EXACT, 61_000, 1_000, false),
        3_600_000,
        "accept queue 0 of 50, 1 overflow since 09:58:59");
  }

  @Test
  void overflowBehaviourFollowsFromTheSettings() {
    assertThat(OverflowBehaviour.of(limits(0, 5)))
        .contains("1, 2, 3, 4, 5, 7, 11, ... s", "1, 3, 7, ... s")
        .contains("the client believes that it is connected")
        .contains("the SYN+ACK 5 times, about 63 s (tcp_synack_retries=5)");
    assertThat(OverflowBehaviour.of(limits(1, 5)))
        .contains("1, 2, 3, 4, 5, 7, 11")
        .contains("the client is reset (tcp_abort_on_overflow=1)")
        .doesNotContain("believes");
    assertThat(OverflowBehaviour.of(limits(0, null))).endsWith("believes that it is connected.");
    assertThat(OverflowBehaviour.of(limits(0, 255))).endsWith("believes that it is connected.");
    assertThat(OverflowBehaviour.of(KernelLimits.UNKNOWN)).isNull();
  }

  private static KernelLimits limits(Integer abort, Integer retries) {
    return KernelLimits.builder().tcpAbortOnOverflow(abort).tcpSynackRetries(retries).build();
  }
}
