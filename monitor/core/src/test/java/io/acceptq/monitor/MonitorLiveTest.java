// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.net.Judge;
import io.acceptq.testing.LiveTest;
import io.acceptq.testing.NetworkNamespace;
import io.acceptq.testing.RemoteProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole process under acceptq, in a namespace without other listeners. */
@LiveTest
class MonitorLiveTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final NetworkNamespace namespace = NetworkNamespace.create();
  private RemoteProgram watched;

  @BeforeEach
  void start() {
    watched = namespace.start(Watched.class);
  }

  @AfterEach
  void close() {
    namespace.close();
  }

  private void monitor(String options) {
    watched.ask("monitor " + options);
    await().atMost(SOON).untilAsserted(() -> get("Monitor", "Samples"));
  }

  private String get(String bean, String attributes) {
    return String.join(" ", watched.ask("get " + bean + " " + attributes));
  }

  /** The descriptor. */
  private String listen(String address, int port, int backlog, String options) {
    String family = address.contains(":") ? "6 " : "4 ";
    return watched.askOne(
            ("listen " + family + address + " " + port + " " + backlog + " " + options).trim())
        .split(" ", -1)[0];
  }

  private void awaitBeans(String... names) {
    await().atMost(SOON).until(() -> watched.ask("listeners"), List.of(names)::equals);
  }

  @Test
  void everyNumberIsThatOfSs() {
    listen("0.0.0.0", 80, 0, "");
    listen("::", 81, 2, "");
    listen("127.0.0.1", 82, 5_000, "");
    for (int member = 0; member < 3; member++) {
      listen("127.0.0.1", 83, 7 + member, "reuse");
    }
    watched.ask("connect 127.0.0.1 80 1"); // full: a refused one would retry on a slow machine
    watched.ask("connect ::1 81 2");
    watched.ask("connect 127.0.0.1 82 4");
    monitor("log=stderr");
    awaitBeans(
        "0.0.0.0:80",
        "127.0.0.1:82",
        "127.0.0.1:83",
        "127.0.0.1:83#2",
        "127.0.0.1:83#3",
        "[::]:81");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(beansAsRows())
                    .isEqualTo(Judge.tcp(namespace).stream().map(Judge.Row::toString).toList()));
    assertThat(get("0.0.0.0:80", "QueueLength QueueUtilization QueuePeak Health"))
        .isEqualTo("1 1.0 1 SATURATED");
    assertThat(get("127.0.0.1:82", "EffectiveBacklog")).isEqualTo("4096");
  }

  private List<String> beansAsRows() {
    List<Judge.Row> rows = new ArrayList<>();
    for (String name : watched.ask("listeners")) {
      List<String> values =
          watched.ask("get " + name + " Inode QueueLength EffectiveBacklog SocketDrops");
      rows.add(
          new Judge.Row(
              name.replaceAll("#.*", ""),
              Long.parseLong(values.get(0)),
              Integer.parseInt(values.get(1)),
              Integer.valueOf(values.get(2)),
              Long.valueOf(values.get(3))));
    }
    rows.sort(Comparator.comparing(Judge.Row::inode));
    return rows.stream().map(Judge.Row::toString).toList();
  }

  @Test
  void aBeanIsRegisteredWithinTwoSamplesAndUnregisteredAfterTheClose() {
    monitor("log=stderr");
    for (int port = 100; port < 108; port++) {
      watched.ask("soon 127.0.0.1:" + port + " 4 127.0.0.1 " + port + " 5");
    }
    String descriptor = listen("127.0.0.1", 80, 5, "");
    await().atMost(SOON).until(() -> watched.ask("listeners").contains("127.0.0.1:80"));
    watched.ask("close " + descriptor);
    await().atMost(SOON).until(() -> !watched.ask("listeners").contains("127.0.0.1:80"));
  }

  @Test
  void unixListenersAreShownWithTheirQueue() {
    String path = directory.resolve("app.sock").toString();
    String descriptor = watched.askOne("unix " + path + " 3").split(" ", -1)[0];
    watched.ask("connectunix " + path + " 2");
    monitor("log=stderr");
    watched.ask("count " + descriptor + " 3");
    awaitBeans("unix:" + path);
    assertThat(
            get("unix:" + path, "QueueLength EffectiveBacklog RequestedBacklog Port Overflows Api"))
        .isEqualTo("2 3 3 null null ServerSocket");
  }

  @Test
  void aCappedBacklogIsExplained() {
    namespace.sysctl("net.core.somaxconn", 16);
    monitor("log=stderr");
    watched.ask("count " + listen("127.0.0.1", 80, 511, "") + " 511");
    awaitBeans("127.0.0.1:80");
    await() // it may have been sampled before it was counted
        .atMost(SOON)
        .until(
            () -> get("127.0.0.1:80", "RequestedBacklog EffectiveBacklog BacklogNote"),
            "511 16 capped by net.core.somaxconn=16"::equals);
  }

  @Test
  void aStalledAcceptorAndItsRecovery() {
    monitor("stall=500ms");
    String descriptor = listen("127.0.0.1", 80, 50, "");
    watched.ask("count " + descriptor + " 50");
    watched.ask("connect 127.0.0.1 80 10");
    await().atMost(SOON).until(() -> get("127.0.0.1:80", "Health").equals("STALLED"));
    assertThat(get("127.0.0.1:80", "Cause")).isEqualTo("NEVER_ACCEPTED");
    assertThat(get("127.0.0.1:80", "Diagnosis"))
        .startsWith("nothing has been accepted since the bind; connections have waited for")
        .contains("10 connections wait; now accept queue 10 of 50, no accept for");
    watched.ask("accept " + descriptor + " 10 0");
    await().atMost(SOON).until(() -> get("127.0.0.1:80", "Health").equals("OK"));
    assertThat(get("127.0.0.1:80", "Accepted QueueLength QueuePeak Acceptor AcceptorState"))
        .isEqualTo("10 0 10 front-door DEAD");
    assertThat(Double.parseDouble(get("127.0.0.1:80", "LongestAcceptGapMillis")))
        .isGreaterThanOrEqualTo(500);
  }

  @Test
  void ratesAndWaitAreThoseOfTheLoad() {
    monitor("interval=20ms");
    String descriptor = listen("127.0.0.1", 80, 500, "");
    watched.ask("count " + descriptor + " 500");
    watched.ask("connect 127.0.0.1 80 400");
    watched.ask("accept " + descriptor + " 400 10"); // a little under 100 a second
    await().atMost(SOON).until(() -> Integer.parseInt(get("127.0.0.1:80", "Accepted")) > 250);
    double rate = Double.parseDouble(get("127.0.0.1:80", "AcceptRate"));
    double wait = Double.parseDouble(get("127.0.0.1:80", "QueueWaitMillis"));
    assertThat(rate).isBetween(50.0, 110.0);
    // All arrived at once: of the n that were accepted so far, the k-th waited for k / rate, and
    // the mean is n / 2 / rate, with n a little above 250.
    assertThat(wait * rate / 1e3).isBetween(100.0, 160.0);
  }

  @Test
  void waitingConnectionsAreListedByTheBean() {
    monitor("log=stderr");
    listen("::", 80, 50, "");
    awaitBeans("[::]:80");
    watched.ask("connect 127.0.0.1 80 1");
    assertThat(watched.askOne("connected")).isEqualTo("1");
    watched.ask("send 0 42");
    String port = watched.askOne("client 0").split(" ", -1)[1];
    List<String> lines = watched.ask("waiting [::]:80 1000");
    assertThat(lines).hasSize(2).first().isEqualTo("1 null");
    assertThat(lines.get(1))
        .matches("127\\.0\\.0\\.1:" + port + " waits \\d\\.\\d{3} s, sent 42 bytes");
  }

  @Test
  void withoutNetlinkWaitingConnectionsCannotBeListed() {
    monitor("native=off");
    listen("127.0.0.1", 80, 50, "");
    awaitBeans("127.0.0.1:80");
    assertThatThrownBy(() -> watched.ask("waiting 127.0.0.1:80 1"))
        .hasMessageContaining("waiting: needs netlink, which is not available")
        .hasMessageContaining("option native=off");
  }

  @Test
  void procShowsQueuesAndTheNoteSaysWhatIsMissing() {
    monitor("native=off");
    String descriptor = listen("127.0.0.1", 80, 1, "");
    watched.ask("count " + descriptor + " 1");
    awaitBeans("127.0.0.1:80");
    watched.ask("connect 127.0.0.1 80 2");
    await().atMost(SOON).until(() -> get("127.0.0.1:80", "QueueLength").equals("2"));
    watched.ask("connect 127.0.0.1 80 4");
    await().atMost(SOON).until(() -> !get("127.0.0.1:80", "Overflows").equals("0"));
    assertThat(get("127.0.0.1:80", "OverflowAttribution Drops SocketDrops HalfOpen"))
        .isEqualTo("ESTIMATED null null null");
    assertThat(get("127.0.0.1:80", "EffectiveBacklog QueueUtilization BacklogNote"))
        .isEqualTo("1 1.0 computed: /proc shows no limit");
    assertThat(get("Monitor", "Source SourceNote")).startsWith("PROC /proc only");
  }

  @Test
  void settingsCanBeChangedAtRunTime() {
    monitor("interval=60s");
    watched.ask("set IntervalMillis 10");
    long samples = Long.parseLong(get("Monitor", "Samples"));
    await().atMost(SOON).until(() -> Long.parseLong(get("Monitor", "Samples")) > samples + 50);
  }

  @Test
  void aServiceOutOfDescriptorsIsLeftAloneUntilItHasSome() {
    restart("prlimit", "--nofile=128");
    listen("127.0.0.1", 80, 5, "");
    watched.ask("monitor log=stderr held");
    watched.ask("exhaust");
    int asked = Integer.parseInt(watched.askOne("asked"));
    await().atMost(SOON).until(() -> Integer.parseInt(watched.askOne("asked")) > asked + 1);
    watched.ask("release");
    awaitBeans("127.0.0.1:80");
    assertThat(get("Monitor", "Source LastError")).isEqualTo("NETLINK null");
  }

  private void restart(String... before) {
    watched.close();
    List<String> command = new ArrayList<>(List.of(before));
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Watched.class.getName());
    watched = namespace.start(command);
  }

  /** As native code does that does not accept: only the kernel knows. */
  @Test
  void aStallOfAListenerWhoseAcceptsAreNotSeenIsSeenByTheKernelsSide() {
    monitor("log=stderr");
    listen("127.0.0.1", 80, 5, "");
    watched.ask("connect 127.0.0.1 80 3");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(get("127.0.0.1:80", "Health")).isEqualTo("STALLED"));
    assertThat(Double.parseDouble(get("127.0.0.1:80", "LongestAcceptGapMillis"))).isPositive();
    assertThat(get("127.0.0.1:80", "Accepted Cause")).isEqualTo("null null");
    assertThat(get("127.0.0.1:80", "Diagnosis"))
        .contains("accepts are not seen")
        .contains("no accept for");
  }

  @Test
  void withoutAKernelSourceTheServicesSideRemains() {
    String hide = "mount -t tmpfs none /proc/$$/net && exec \"$@\"";
    restart("unshare", "-m", "sh", "-c", hide, "sh");
    monitor("log=stderr");
    String descriptor = listen("127.0.0.1", 80, 5, "");
    watched.ask("count " + descriptor + " 5");
    watched.ask("connect 127.0.0.1 80 3");
    watched.ask("accept " + descriptor + " 3 0");
    String bean = "descriptor_" + descriptor; // words are separated by blanks
    await().atMost(SOON).untilAsserted(() -> assertThat(get(bean, "Accepted")).isEqualTo("3"));
    assertThat(get(bean, "RequestedBacklog Acceptor Health")).isEqualTo("5 front-door UNKNOWN");
    assertThat(get(bean, "QueueLength EffectiveBacklog Overflows Drops SocketDrops HalfOpen"))
        .isEqualTo("null null null null null null");
    assertThat(get("Kernel", "ListenOverflows OtherOverflows")).isEqualTo("null null");
    assertThat(get("Monitor", "Source SourceNote")).startsWith("NONE no /proc/self/net/tcp on");
  }
}
