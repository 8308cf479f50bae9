// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.net.Host;
import io.acceptq.monitor.net.Judge;
import io.acceptq.monitor.net.Namespace;
import io.acceptq.monitor.net.Remote;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live sockets of a namespace of its own, with {@code ss} as the judge. */
class ListenQueueLiveTest {
  private final Namespace namespace = Namespace.create();
  private final Remote host = namespace.start(Host.class);
  private final Remote reader = namespace.start(KernelReader.class);

  @AfterEach
  void nothingWasMisunderstood() {
    try {
      assertThat(reader.ask("faults")).isEmpty();
    } finally {
      namespace.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void aBacklogHoldsOneMore(int backlog) {
    open("auto", "NETLINK");
    host.ask("listen 4 127.0.0.1 8080 " + backlog);
    host.ask("connect 127.0.0.1 8080 " + (backlog + 3));
    await()
        .untilAsserted(
            () ->
                assertThat(Judge.tcp(namespace).values())
                    .singleElement()
                    .matches(row -> row.drops() >= 2, "two were refused"));
    Judge.Row row = agreesWithSs().iterator().next();
    assertThat(row.queue()).isEqualTo(backlog + 1);
    assertThat(row.limit()).isEqualTo(backlog);
  }

  private void open(String natives, String kind) {
    assertThat(reader.askOne("open " + natives)).as(reader.askOne("note")).isEqualTo(kind);
  }

  /** What both say; drops rise whenever a refused client tries again, so ss is asked twice. */
  private Collection<Judge.Row> agreesWithSs() {
    Map<Long, Judge.Row> before;
    Map<Long, Judge.Row> ours;
    do {
      before = Judge.tcp(namespace);
      ours = ours();
    } while (!before.equals(Judge.tcp(namespace)));
    assertThat(ours).isNotEmpty().isEqualTo(before);
    return ours.values();
  }

  private Map<Long, Judge.Row> ours() {
    Map<Long, Judge.Row> rows = new TreeMap<>();
    for (String line : reader.ask("read")) {
      List<String> f = List.of(line.split(" ", -1));
      if (!f.get(1).startsWith("unix:")) {
        long inode = Long.parseLong(f.get(0));
        rows.put(
            inode,
            new Judge.Row(
                f.get(1),
                inode,
                Integer.parseInt(f.get(2)),
                Integer.parseInt(f.get(3)),
                Long.valueOf(f.get(4))));
      }
    }
    return rows;
  }
}
