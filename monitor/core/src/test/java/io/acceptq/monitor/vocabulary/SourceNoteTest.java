// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.model.TestSamples;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.model.kernel.SourceStatus;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class SourceNoteTest {
  private static MonitorSample.Builder monitor(SourceStatus source) {
    return MonitorSample.builder(source, 100, TestSamples.THRESHOLDS);
  }

  @Test
  void nothingMissingNeedsNoNote() {
    assertThat(SourceNote.of(monitor(new SourceStatus(SourceKind.NETLINK, null)).build())).isNull();
  }

  @Test
  void everyGapIsNamed() {
    EnumSet<SourceStatus.Gap> gaps = EnumSet.allOf(SourceStatus.Gap.class);
    SourceStatus source = new SourceStatus(SourceKind.NETLINK, null, gaps);
    assertThat(SourceNote.of(monitor(source).build()))
        .isEqualTo(
            "kernels before 4.7 do not count the drops of single sockets; the kernel has no"
                + " unix_diag: queues of Unix domain listeners are unknown");
  }

  @Test
  void procNamesItsReasonAndWhatItLacks() {
    SourceStatus source = new SourceStatus(SourceKind.PROC, "option native=off");
    assertThat(SourceNote.of(monitor(source).stretchedIntervalMillis(650L).build()))
        .startsWith("/proc only (option native=off): no limits, no drops")
        .endsWith("; sampled every 650 ms, because more would cost over 0.5 % of a core");
  }

  @Test
  void aShortenedHistoryIsReported() {
    SourceStatus source = new SourceStatus(SourceKind.NONE, "no /proc");
    assertThat(SourceNote.of(monitor(source).shortenedHistory(42).build()))
        .isEqualTo(
            "no /proc: only what the service itself does is known; history keeps 42 samples per"
                + " listener, because all may take 8 MB");
  }
}
