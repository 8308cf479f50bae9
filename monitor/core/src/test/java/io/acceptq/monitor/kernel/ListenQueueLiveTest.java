// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.net.Host;
import io.acceptq.monitor.net.Judge;
import io.acceptq.testing.LiveTest;
import io.acceptq.testing.NetworkNamespace;
import io.acceptq.testing.RemoteProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live sockets in a namespace of their own, compared with {@code ss}. */
@LiveTest
class ListenQueueLiveTest {
  private final NetworkNamespace namespace = NetworkNamespace.create();
  private final RemoteProgram host = namespace.start(Host.class);
  private final RemoteProgram reader = namespace.start(KernelReader.class);

  @BeforeEach
  void open() {
    assertThat(reader.askOne("open auto")).isEqualTo("NETLINK");
    assertThat(reader.askOne("status")).as("reason and gaps").isEqualTo("null []");
  }

  @AfterEach
  void noErrorWasReported() {
    try {
      assertThat(reader.ask("errors")).isEmpty();
    } finally {
      namespace.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void aQueueHoldsOneConnectionMoreThanItsBacklog(int backlog) {
    host.ask("listen 4 127.0.0.1 8080 " + backlog);
    host.ask("connect 127.0.0.1 8080 " + (backlog + 3));
    awaitSs(row -> row.drops() >= 2);
    Judge.Row row = rowsEqualToSs().get(0);
    assertThat(row.queue()).isEqualTo(backlog + 1);
    assertThat(row.limit()).isEqualTo(backlog);
  }

  @Test
  void somaxconnCapsTheLimit() {
    namespace.sysctl("net.core.somaxconn", 17);
    host.ask("listen 4 127.0.0.1 8080 500");
    assertThat(rowsEqualToSs()).singleElement().extracting(Judge.Row::limit).isEqualTo(17);
    assertThat(reader.askOne("somaxconn")).isEqualTo("17");
    assertThat(reader.askOne("netns"))
        .isEqualTo(namespace.run("readlink", "/proc/self/ns/net").strip());
  }

  @Test
  void membersOfAReusePortGroupAreSeparateListeners() {
    for (int member = 0; member < 4; member++) {
      host.ask("listen 4 127.0.0.1 8080 " + member + " reuse");
    }
    host.ask("connect 127.0.0.1 8080 200");
    awaitSs(row -> row.queue() == row.limit() + 1 && row.drops() > 0);
    assertThat(rowsEqualToSs()).extracting(Judge.Row::limit).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void everyKindOfAddressIsReadAsSsShowsIt() {
    host.ask("listen 4 0.0.0.0 81 7");
    host.ask("listen 6 :: 82 7");
    host.ask("listen 6 :: 81 7 v6only");
    host.ask("listen 6 ::1 83 7");
    host.ask("listen 6 127.0.0.1 84 7");
    host.ask("connect 127.0.0.1 82 3");
    host.ask("connect ::1 82 2");
    host.ask("connect 127.0.0.1 84 1");
    await().until(() -> host.askOne("connected").equals("6"));
    assertThat(rowsEqualToSs().stream().map(row -> row.address() + " holds " + row.queue()))
        .containsExactlyInAnyOrder(
            "0.0.0.0:81 holds 0",
            "[::]:82 holds 5",
            "[::]:81 holds 0",
            "[::1]:83 holds 0",
            "127.0.0.1:84 holds 1");
  }

  @Test
  void listenersInSeveralDatagramsAreReadWhole() {
    for (int port = 1; port <= 600; port++) {
      host.ask("listen 4 127.0.0.1 " + (1000 + port) + " " + port);
    }
    assertThat(rowsEqualToSs()).hasSize(600);
  }

  @Test
  void unixDomainQueuesAreReadAsSsShowsThem(@TempDir Path directory) {
    host.ask("unix " + directory.resolve("app.sock") + " 1");
    host.ask("unix @abstract@name 5");
    host.ask("connectunix " + directory.resolve("app.sock") + " 2");
    List<Judge.Row> rows = Judge.unix(namespace);
    assertThat(rows)
        .extracting(Judge.Row::address)
        .containsExactlyInAnyOrder("unix:" + directory.resolve("app.sock"), "unix:@abstract@name");
    assertThat(rows).anyMatch(row -> row.queue() == 2 && row.limit() == 1);
    assertThat(reader.ask("unix")).isEqualTo(rows.stream().map(Judge.Row::toString).toList());
  }

  private void awaitSs(Predicate<Judge.Row> condition) {
    await().until(() -> Judge.tcp(namespace).stream().allMatch(condition));
  }

  /** Compares with ss, which is run before and after, since a client's retry changes the drops. */
  private List<Judge.Row> rowsEqualToSs() {
    List<Judge.Row> before;
    List<String> read;
    do {
      before = Judge.tcp(namespace);
      read = reader.ask("tcp");
    } while (!before.equals(Judge.tcp(namespace)));
    assertThat(read).isNotEmpty().isEqualTo(before.stream().map(Judge.Row::toString).toList());
    return before;
  }
}
