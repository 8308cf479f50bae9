// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.sample.SourceKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfTest {
  private static final long ASKED = 100_000_000L;

  private final FakeClock clock = new FakeClock();
  private final ErrorCount errors = new ErrorCount();
  private final FakeKernel kernel = new FakeKernel(clock, errors);
  private final History history = new History();
  private final Self self =
      new Self(new FakeService(), kernel, errors, history, new Pace(clock, clock::passNanos));

  private void samples(int count, double cpuMillis) {
    for (int i = 0; i < count; i++) {
      self.sampled(clock.nanos(), (long) (cpuMillis * 2e6), (long) (cpuMillis * 1e6));
      clock.passMillis(100);
    }
  }

  private String note() {
    return self.sample(clock.nanos()).sourceNote;
  }

  @Test
  void procIsReadSeldomEnoughToCostHalfAPercent() {
    kernel.kind = SourceKind.PROC;
    samples(3, 100);
    assertThat(self.interval(ASKED)).as("too few to tell").isEqualTo(ASKED);
    samples(9, 3);
    assertThat(self.interval(ASKED)).isBetween(600_000_000L, 650_000_000L);
    assertThat(note())
        .isEqualTo("sampled every 650 ms, since more would cost over 0.5 % of a core");
    samples(9, 2.5);
    assertThat(self.interval(ASKED)).as("not changed for so little").isEqualTo(650_000_000L);
    samples(9, 1);
    assertThat(self.interval(ASKED)).isBetween(200_000_000L, 250_000_000L);
    samples(9, 0.4);
    assertThat(self.interval(ASKED)).isEqualTo(ASKED);
    assertThat(note()).isNull();
  }

  @Test
  void netlinkIsReadAsAsked() {
    samples(20, 3);
    assertThat(self.interval(ASKED)).isEqualTo(ASKED);
    assertThat(note()).isNull();
  }

  @Test
  void aShortenedHistoryIsSaid() {
    List<Track> none = new ArrayList<>();
    history.append(1, none, 10_000_000);
    assertThat(note()).isEqualTo("history keeps 80659 samples a listener, 8 MB for all");
  }

  @Test
  void errorsAreCountedAndTheLastKept() {
    errors.report("one");
    errors.report("reading", new IllegalStateException());
    assertThat(self.sample(clock.nanos()).errors).isEqualTo(2);
    assertThat(self.sample(clock.nanos()).lastError)
        .isEqualTo("reading: java.lang.IllegalStateException");
  }
}
