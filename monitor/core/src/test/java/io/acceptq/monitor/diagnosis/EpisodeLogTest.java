// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.diagnosis.cause.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeLogTest {
  private final EpisodeLog log = new EpisodeLog();

  private List<Episode> report(String listener, long start, boolean open) {
    Finding finding = new Finding(null, () -> "it is a test", () -> null);
    Episode begun =
        Episode.builder(listener, Episode.Kind.STALL, start).findings(List.of(finding)).build();
    EpisodeEvent event =
        open ? EpisodeEvent.begin(1, begun) : EpisodeEvent.recovered(1, begun.ended());
    return log.after(List.of(event));
  }

  @Test
  void anEpisodeIsKeptOnceAsItWasLastReported() {
    assertThat(log.after(List.of())).isEmpty();
    report("a", 1, true);
    report("b", 1, true);
    List<Episode> episodes = report("a", 1, false);
    assertThat(episodes).extracting(e -> e.listener + e.open).containsExactly("btrue", "afalse");
    assertThat(log.after(List.of())).as("nothing reported").isSameAs(episodes);
  }

  @Test
  void theLast64AreKept() {
    for (int start = 0; start < 100; start++) {
      report("a", start, false);
    }
    assertThat(log.after(List.of()))
        .hasSize(64)
        .extracting(episode -> episode.startMillis)
        .startsWith(36L)
        .endsWith(99L);
  }
}
