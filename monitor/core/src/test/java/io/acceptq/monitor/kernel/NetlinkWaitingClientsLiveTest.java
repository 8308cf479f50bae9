// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.net.Host;
import io.acceptq.monitor.net.Judge;
import io.acceptq.testing.LiveTest;
import io.acceptq.testing.NetworkNamespace;
import io.acceptq.testing.RemoteProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients in a namespace of their own, whose connect times and sent bytes are known. */
@LiveTest
class NetlinkWaitingClientsLiveTest {
  /** The kernel rounds both ends of an age to a tick, which is at most 10 ms (CONFIG_HZ=100). */
  private static final long ROUNDING = 2 * 10;

  private static final String NO_NOTE = "null";

  private final NetworkNamespace namespace = NetworkNamespace.create();
  private final RemoteProgram host = namespace.start(Host.class);
  private final RemoteProgram reader = namespace.start(KernelReader.class);

  /** A client, and the times between which its handshake ended. */
  private record Client(String address, long after, long before) {}

  /** The reader's answer, with rows as {@code WaitingConnection} prints them. */
  private record Answer(int queue, int more, int read, String note, List<String> rows) {}

  @BeforeEach
  void open() {
    assertThat(reader.askOne("open auto")).isEqualTo("NETLINK");
  }

  @AfterEach
  void noErrorWasReported() {
    try {
      assertThat(reader.ask("errors")).isEmpty();
    } finally {
      namespace.close();
    }
  }

  private String[] listen(String words) {
    return host.askOne("listen " + words).split(" ", -1);
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  private Client connect(int index, String to) {
    long after = now();
    host.ask("connect " + to + " 1");
    assertThat(host.askOne("connected")).isEqualTo("" + (index + 1));
    long before = now();
    String[] local = host.askOne("client " + index).split(" ", -1);
    String address = to.contains(":") ? "[::1]" : local[0];
    return new Client(address + ":" + local[1], after, before);
  }

  private Answer ask(String inode, int max) {
    List<String> lines = reader.ask("waiting " + inode + " " + max);
    return new Answer(
        Integer.parseInt(lines.get(0)),
        Integer.parseInt(lines.get(1)),
        Integer.parseInt(lines.get(2)),
        lines.get(3),
        lines.subList(4, lines.size()));
  }

  private static void pause() {
    long end = System.nanoTime() + Duration.ofMillis(60).toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4 127.0.0.1, 127.0.0.1",
    "4 0.0.0.0, 127.0.0.2",
    "6 ::1, ::1",
    "6 ::, ::1",
    "6 ::, 127.0.0.1",
    "6 127.0.0.1, 127.0.0.1",
    "6 0.0.0.0, 127.0.0.1"
  })
  void everyClientIsListedWithItsAgeAndBytes(String listener, String target) {
    String inode = listen(listener + " 8080 20")[1];
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      clients.add(connect(i, target + " 8080"));
      pause();
    }
    host.ask("send 1 1000"); // long after it connected, which must not reduce its age
    host.ask("send 2 10");
    host.ask("shut 2");
    host.ask("shut 3");
    await()
        .until(
            () -> Judge.waiting(namespace, 8080).stream().mapToLong(r -> r.queue()).sum() == 1012);
    pause();
    long after = now();
    Answer answer = ask(inode, 100);
    long before = now();
    assertThat(answer.rows.stream().map(row -> row.replaceAll(" waits \\d+ ms", "")))
        .containsExactly(
            clients.get(0).address + ", sent 0",
            clients.get(1).address + ", sent 1000",
            clients.get(2).address + ", sent 10, closed",
            clients.get(3).address + ", sent 0, closed",
            clients.get(4).address + ", sent 0");
    for (int i = 0; i < 5; i++) {
      Client client = clients.get(i);
      assertThat(age(answer.rows.get(i)))
          .isBetween(after - client.before - ROUNDING, before - client.after + ROUNDING);
    }
    assertThat(answer.queue).isEqualTo(5);
    assertThat(answer.read).isEqualTo(5);
    assertThat(answer.more).isZero();
    assertThat(answer.note).isEqualTo(NO_NOTE);
    assertThat(Judge.waiting(namespace, 8080))
        .extracting(Judge.Queued::client)
        .isEqualTo(clients.stream().map(Client::address).toList());
  }

  private static long age(String row) {
    return Long.parseLong(row.replaceAll(".* waits (\\d+) ms.*", "$1"));
  }

  @Test
  void acceptedConnectionsAreNotListed() {
    String[] listener = listen("4 127.0.0.1 8080 20");
    for (int i = 0; i < 3; i++) {
      connect(i, "127.0.0.1 8080");
    }
    Client last = connect(3, "127.0.0.1 8080");
    for (int i = 0; i < 3; i++) {
      host.ask("accept " + listener[0]);
    }
    Answer answer = ask(listener[1], 100);
    assertThat(answer.rows).singleElement().asString().startsWith(last.address + " waits ");
    assertThat(answer.read).isEqualTo(4);
    host.ask("accept " + listener[0]);
    answer = ask(listener[1], 100);
    assertThat(answer.rows).isEmpty();
    assertThat(answer.queue).isZero();
    assertThat(answer.read).as("an empty queue needs no dump").isZero();
  }

  @Test
  void aResetConnectionIsInTheQueueButNotedAsMissing() {
    String inode = listen("4 127.0.0.1 8080 20")[1];
    Client waiting = connect(0, "127.0.0.1 8080");
    connect(1, "127.0.0.1 8080");
    host.ask("reset 1");
    Answer answer = ask(inode, 100);
    assertThat(answer.rows).singleElement().asString().startsWith(waiting.address);
    assertThat(answer.queue).isEqualTo(2);
    assertThat(answer.note)
        .isEqualTo(
            "1 more connection is not shown: reset by the client (a reset connection stays in the"
                + " queue until accept()) or accepted during this call");
  }

  @Test
  void theLongestWaitingOfThisListenerAreListedUpToTheMaximum() {
    String inode = listen("4 127.0.0.1 8080 200")[1];
    listen("4 127.0.0.1 8081 200");
    listen("4 127.0.0.2 8080 200");
    Client first = connect(0, "127.0.0.1 8080");
    pause();
    host.ask("connect 127.0.0.1 8080 99");
    host.ask("connect 127.0.0.1 8081 50");
    host.ask("connect 127.0.0.2 8080 50");
    await().until(() -> host.askOne("connected").equals("200"));
    Answer answer = ask(inode, 7);
    assertThat(answer.rows).hasSize(7).first().asString().startsWith(first.address + " waits ");
    assertThat(answer.more).isEqualTo(93);
    assertThat(answer.read).as("filtered by the kernel").isEqualTo(100);
  }

  @Test
  void aWildcardDoesNotListConnectionsOfMoreSpecificListeners() {
    String any = listen("4 0.0.0.0 8080 20 reuse")[1];
    String one = listen("4 127.0.0.1 8080 20 reuse")[1];
    String six = listen("6 :: 8080 20 v6only reuse")[1];
    Client toOne = connect(0, "127.0.0.1 8080");
    Client toAny = connect(1, "127.0.0.2 8080");
    Client toSix = connect(2, "::1 8080");
    for (var expected : List.of(List.of(any, toAny), List.of(one, toOne), List.of(six, toSix))) {
      Answer answer = ask((String) expected.get(0), 100);
      assertThat(answer.rows)
          .singleElement()
          .asString()
          .startsWith(((Client) expected.get(1)).address + " waits ");
      assertThat(answer.queue).isEqualTo(1);
      assertThat(answer.note).isEqualTo(NO_NOTE);
    }
  }

  @Test
  void connectionsOfAReusePortGroupAreListedWithANote() {
    List<String> inodes = new ArrayList<>();
    for (int member = 0; member < 3; member++) {
      inodes.add(listen("4 127.0.0.1 8080 50 reuse")[1]);
    }
    host.ask("connect 127.0.0.1 8080 30");
    await().until(() -> host.askOne("connected").equals("30"));
    Answer answer = ask(inodes.get(0), 100);
    assertThat(answer.rows).hasSize(30);
    assertThat(answer.note)
        .isEqualTo(
            "2 other listeners have the same address (total queue length "
                + (30 - answer.queue)
                + "); the kernel does not show which queue a connection is in");
  }

  @Test
  void aFailureHasAReason(@TempDir Path directory) {
    String[] tcp = listen("4 127.0.0.1 8080 20");
    String unix = host.askOne("unix " + directory.resolve("app.sock") + " 5").split(" ", -1)[1];
    assertThatThrownBy(() -> ask(unix, 1))
        .hasMessageContaining(
            "clients of a Unix domain socket have no address, and the kernel does");
    assertThat(ask(tcp[1], 1).rows).isEmpty();
    host.ask("close " + tcp[0]);
    assertThatThrownBy(() -> ask(tcp[1], 1))
        .hasMessageContaining("127.0.0.1:8080 was closed: the kernel no longer lists its socket");
    RemoteProgram proc = namespace.start(KernelReader.class);
    proc.ask("open off");
    assertThatThrownBy(() -> proc.ask("waiting " + unix + " 1"))
        .hasMessageContaining("needs netlink, which is not available: option native=off");
  }

  @Test
  void everyCallClosesItsNetlinkSocket() {
    String inode = listen("4 127.0.0.1 8080 20")[1];
    connect(0, "127.0.0.1 8080");
    ask(inode, 1);
    int before = reader.ask("descriptors").size();
    for (int i = 0; i < 20; i++) {
      ask(inode, 1);
    }
    assertThat(reader.ask("descriptors")).hasSize(before);
  }
}
