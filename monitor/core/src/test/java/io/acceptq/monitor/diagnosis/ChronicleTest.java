// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChronicleTest {
  private final Chronicle chronicle = new Chronicle();

  private List<Episode> tell(String listener, long start, boolean open) {
    Episode episode =
        new Episode(
            listener,
            Episode.Kind.STALL,
            start,
            start,
            open,
            1,
            0L,
            List.of(Finding.unknown(() -> "it is a test")));
    return chronicle.after(List.of(new Edge(episode.kind.notification, 1, episode)));
  }

  @Test
  void anEpisodeIsThereOnceAsItWasLastTold() {
    assertThat(chronicle.after(List.of())).isEmpty();
    tell("a", 1, true);
    tell("b", 1, true);
    List<Episode> episodes = tell("a", 1, false);
    assertThat(episodes).extracting(e -> e.listener + e.open).containsExactly("btrue", "afalse");
    assertThat(chronicle.after(List.of())).as("nothing told").isSameAs(episodes);
  }

  @Test
  void theLast64AreKept() {
    for (int start = 0; start < 100; start++) {
      tell("a", start, false);
    }
    assertThat(chronicle.after(List.of()))
        .hasSize(64)
        .extracting(episode -> episode.startMillis)
        .startsWith(36L)
        .endsWith(99L);
  }
}
