// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.diagnosis.cause.Cause;
import io.acceptq.monitor.model.NamespaceSample;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.TestSamples;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.model.kernel.OtherListener;
import io.acceptq.monitor.net.ListenAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamespaceEpisodeTrackerTest {
  private final NamespaceEpisodeTracker tracker = new NamespaceEpisodeTracker();
  private final List<EpisodeEvent> edges = new ArrayList<>();

  private Episode judge(long millis, long overflows) {
    ListenSocket socket = new ListenSocket(ListenAddress.inet4(0, 9090), 42, 1L, 3, 2, overflows);
    OtherListener other =
        overflows == 0 ? null : new OtherListener(socket, "process 7 (nginx)", overflows);
    NamespaceSample namespace =
        new NamespaceSample(
            KernelCounters.UNKNOWN, KernelLimits.UNKNOWN, overflows, other, null, null);
    return tracker.judge(
        new Snapshot(
            millis, List.of(), namespace, TestSamples.monitor().build(), RuntimeStalls.UNKNOWN),
        edges);
  }

  @Test
  void anOverflowOfAnotherProcessIsReportedOnceAndItsEnd() {
    assertThat(judge(0, 0)).isNull();
    assertThat(judge(100, 5).cause()).isEqualTo(Cause.OTHER_LISTENER);
    Episode later = judge(5_000, 9);
    assertThat(later.evidence())
        .isEqualTo(
            "0.0.0.0:9090 of process 7 (nginx) had 9 overflows in this network namespace; none"
                + " was at a listener of this JVM");
    assertThat(later.advice()).contains("ss -ltnp 'sport = :9090'");
    assertThat(judge(14_000, 9).open).isTrue();
    assertThat(judge(15_000, 9).open).isFalse();
    assertThat(judge(64_000, 9)).isNotNull();
    assertThat(judge(65_001, 9)).isNull();
    assertThat(edges)
        .extracting(edge -> edge.type + " " + edge.listener)
        .containsExactly("acceptq.overflow 0", "acceptq.recovered 0");
    assertThat(judge(70_000, 10).overflows).isEqualTo(1);
  }
}
