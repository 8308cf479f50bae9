// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.model.TestSamples;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.spi.RuntimeSettings;
import io.acceptq.monitor.tracking.History;
import io.acceptq.monitor.tracking.ListenerTracker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfMeasurementTest {
  private static final long ASKED = 100_000_000L;

  private final FakeClock clock = new FakeClock();
  private final ErrorCount errors = new ErrorCount();
  private final FakeKernel kernel = new FakeKernel(clock, errors);
  private final History history = new History();
  private final SelfMeasurement self =
      new SelfMeasurement(
          new FakeService(),
          kernel,
          errors,
          history,
          new SampleSchedule(clock, clock::passNanos),
          clock);

  private void samples(int count, double cpuMillis) {
    for (int i = 0; i < count; i++) {
      self.sampled(clock.nanos(), (long) (cpuMillis * 2e6), (long) (cpuMillis * 1e6));
      clock.passMillis(100);
    }
  }

  private MonitorSample sample() {
    return self.sample(clock.nanos(), new RuntimeSettings(100, TestSamples.THRESHOLDS));
  }

  @Test
  void aClockThatIsSetIsAnOffsetAndChangesNoTime() {
    clock.wallOffsetMillis = 3_600_000;
    assertThat(sample().clockOffsetMillis).isEqualTo(3_600_000);
    clock.wallOffsetMillis = -7;
    assertThat(sample().clockOffsetMillis).isEqualTo(-7);
  }

  @Test
  void theIntervalOnProcIsStretchedToCostHalfAPercent() {
    kernel.kind = SourceKind.PROC;
    samples(3, 100);
    assertThat(self.interval(ASKED)).as("too few to tell").isEqualTo(ASKED);
    samples(9, 3);
    assertThat(self.interval(ASKED)).isBetween(600_000_000L, 650_000_000L);
    assertThat(sample().stretchedIntervalMillis).isEqualTo(650);
    samples(9, 2.5);
    assertThat(self.interval(ASKED)).as("not changed for so little").isEqualTo(650_000_000L);
    samples(9, 1);
    assertThat(self.interval(ASKED)).isBetween(200_000_000L, 250_000_000L);
    samples(9, 0.4);
    assertThat(self.interval(ASKED)).isEqualTo(ASKED);
    assertThat(sample().stretchedIntervalMillis).isNull();
  }

  @Test
  void theIntervalOnNetlinkIsAsAsked() {
    samples(20, 3);
    assertThat(self.interval(ASKED)).isEqualTo(ASKED);
    assertThat(sample().stretchedIntervalMillis).isNull();
  }

  @Test
  void aShortenedHistoryIsReported() {
    List<ListenerTracker> none = new ArrayList<>();
    history.append(1, 0, none, 10_000_000);
    assertThat(sample().shortenedHistory).isEqualTo(80_659);
  }

  @Test
  void errorsAreCountedAndTheLatestIsKept() {
    errors.report("one");
    errors.report("reading", new IllegalStateException());
    assertThat(sample().errors).isEqualTo(2);
    assertThat(sample().lastError).isEqualTo("reading: java.lang.IllegalStateException");
  }
}
