// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.CommandRun;
import io.acceptq.testing.LiveTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged {@code acceptq attach}, and what {@code acceptq list} shows afterwards. */
@LiveTest
class AttachCommandIT {
  @TempDir Path folder;
  @TempDir Path tmpdir;
  private IsolatedHost host;

  @BeforeEach
  void open() throws Exception {
    host = new IsolatedHost(folder);
  }

  @AfterEach
  void close() throws Exception {
    host.close();
  }

  @ParameterizedTest
  @MethodSource("io.acceptq.testing.JavaHomes#features")
  void reportsListenersInEveryJava(int feature) throws Exception {
    TestProcess service = host.startService(feature, List.of(ownTmpdir()), "3");
    CommandRun done = host.acceptq("attach", service.pid(), "interval=50ms");
    assertThat(done.err()).isEmpty();
    assertThat(done.status()).isZero();
    assertThat(done.out())
        .matches(
            "(?s)acceptq \\d\\S+ runs in process "
                + service.pid()
                + " \\(java ListeningService, .*")
        .contains("Java " + feature + "), source NETLINK.")
        .containsPattern("127.0.0.1:" + service.startLines.get(0) + " +0/3 +- +Unseen\n")
        .contains(
            "Targets: ", "Agent: " + tmpdir, " (new copy); keep this file while the service runs.")
        .doesNotContain("java_pid");
    assertThat(done.out().contains("JEP 451")).isEqualTo(feature >= 21);
    assertThat(Files.readString(host.stderr()).contains("loaded dynamically"))
        .isEqualTo(feature >= 21);
  }

  @ParameterizedTest
  @MethodSource("io.acceptq.testing.JavaHomes#features")
  void listShowsRequestedBacklogAndOverflows(int feature) throws Exception {
    TestProcess service = host.startService(feature, List.of(ownTmpdir()));
    assertThat(host.acceptq("attach", service.pid()).status()).isZero();
    String port = service.request("2");
    String capped = service.request("9999999");
    host.connect(port, 4);
    String row = "127.0.0.1:" + port + " +3/2  FULL +2 +[1-9]\\d* +" + service.pid() + " ";
    IsolatedHost.await()
        .untilAsserted(() -> assertThat(host.acceptq("list").out()).containsPattern(row));
    CommandRun json = host.acceptq("list", "--json");
    assertThat(numbers(json.out(), "overflows"))
        .containsExactlyInAnyOrder(0, numbers(json.out(), "listenOverflows").get(0));
    assertThat(json.out())
        .contains("\"overflowAttribution\": \"EXACT\"", "\"api\": \"ServerSocket\"");
    assertThat(host.acceptq("list").out())
        .containsPattern("127.0.0.1:" + capped + " +0/\\d+ +9999999 +0 +" + service.pid());
  }

  @Test
  void listReadsAnAgentLoadedAtStart() throws Exception {
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    TestProcess service = host.startService(17, List.of("-javaagent:" + agent), "7");
    String row = "127.0.0.1:" + service.startLines.get(0) + " +0/7 +7 +0 +" + service.pid() + " ";
    IsolatedHost.await()
        .untilAsserted(() -> assertThat(host.acceptq("list").out()).containsPattern(row));
  }

  @Test
  void listReportsAStaleStatus() throws Exception {
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    TestProcess service = host.startService(17, List.of("-javaagent:" + agent), "7");
    IsolatedHost.await()
        .untilAsserted(
            () ->
                assertThat(host.acceptq("list").out())
                    .containsPattern("0/7 +7 ")
                    .doesNotContain("has not published"));
    CommandRun.of(List.of("kill", "-STOP", service.pid()));
    try {
      String note =
          "Process "
              + service.pid()
              + " has not published for \\d+ s; REQUESTED and OVERFLOWS may be stale.";
      IsolatedHost.await()
          .untilAsserted(() -> assertThat(host.acceptq("list").out()).containsPattern(note));
      assertThat(host.acceptq("list").out()).containsPattern("0/7 +7 ");
    } finally {
      CommandRun.of(List.of("kill", "-CONT", service.pid()));
    }
  }

  @Test
  void reportsThatResultsAreVisibleThroughJmxOnlyWithoutNativeCode() throws Exception {
    TestProcess service =
        host.startService(21, List.of(ownTmpdir(), "-XX:+EnableDynamicAgentLoading"), "7");
    CommandRun done = host.acceptq("attach", service.pid(), "native=off", "interval=1s");
    assertThat(done.status()).isZero();
    assertThat(done.out())
        .startsWith(
            "acceptq is loaded into process " + service.pid() + " (java ListeningService, Java 21)")
        .contains("With native=off, results are visible through JMX only.")
        .doesNotContain("JEP 451");
    assertThat(Files.readString(host.stderr())).doesNotContain("loaded dynamically");
    assertThat(host.acceptq("list").out()).containsPattern("0/7 +- +- +" + service.pid());
  }

  @Test
  void sharesOneCopyAndDoesNotLoadAChangedOne() throws Exception {
    TestProcess first = host.startService(17, List.of(ownTmpdir()));
    TestProcess second = host.startService(17, List.of(ownTmpdir()));
    TestProcess third = host.startService(17, List.of(ownTmpdir()));
    assertThat(host.acceptq("attach", first.pid()).out()).contains("(new copy)");
    assertThat(jars()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jars().get(0))))
        .isEqualTo("rw-r--r--");
    assertThat(host.acceptq("attach", second.pid()).out()).doesNotContain("(new copy)");
    assertThat(jars()).hasSize(1);
    Path copy = Files.copy(jars().get(0), folder.resolve("copy.jar"));
    Path planted = jars().get(0);
    Files.delete(planted); // the two JVMs keep the deleted file open
    Files.copy(copy, planted);
    Files.write(planted, new byte[1], StandardOpenOption.APPEND);
    assertThat(host.acceptq("attach", third.pid()).out())
        .contains("(new copy)")
        .doesNotContain("Agent: " + planted + " ");
    assertThat(jars()).hasSize(2).contains(planted);
    assertThat(Files.size(planted)).isEqualTo(Files.size(copy) + 1);
  }

  @Test
  void loadsTheGivenJarWithoutACopy() throws Exception {
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    TestProcess service = host.startService(17, List.of(ownTmpdir()));
    CommandRun done = host.acceptq("attach", "--agent-jar=" + agent, service.pid());
    assertThat(done.out()).contains("Agent: " + agent + ";");
    assertThat(jars()).isEmpty();
  }

  @Test
  void attachesAsAnOrdinaryUserAndAsRootToThatUsersJvm() throws Exception {
    Files.setPosixFilePermissions(tmpdir, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> command = CompiledPrograms.java(17, folder, "ListeningService", ownTmpdir());
    command.add("3");
    for (boolean root : new boolean[] {false, true}) {
      TestProcess service = host.start(host.asNobody(command));
      CommandRun done =
          root
              ? host.acceptq("attach", service.pid())
              : host.acceptqAsNobody("attach", service.pid());
      assertThat(done.err()).isEmpty();
      assertThat(done.out()).containsPattern("127.0.0.1:\\d+ +0/3 +- +Unseen\n");
      assertThat(host.acceptqAsNobody("list").out())
          .containsPattern("0/3 +- +0 +" + service.pid() + " +nobody +java ListeningService\n");
    }
  }

  /** {@code ip netns exec} starts every command in a mount namespace of its own. */
  @Test
  void followsSymbolicLinksInItsOwnFileSystem() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), tmpdir);
    TestProcess service = host.startService(17, List.of("-Djava.io.tmpdir=" + link));
    List<String> command =
        new ArrayList<>(List.of("nsenter", "--mount", "--target", service.pid()));
    command.addAll(PackagedCommand.acceptq("attach", service.pid()));
    CommandRun done = host.run(command);
    assertThat(done.err()).isEmpty();
    assertThat(done.out()).contains("Agent: " + link + "/acceptq-agent-", "(new copy)");
    assertThat(jars()).hasSize(1);
  }

  private String ownTmpdir() {
    return "-Djava.io.tmpdir=" + tmpdir;
  }

  private List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(tmpdir)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static List<Integer> numbers(String json, String name) {
    return Pattern.compile("\"" + name + "\": (\\d+)")
        .matcher(json)
        .results()
        .map(number -> Integer.valueOf(number.group(1)))
        .toList();
  }
}
