// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged {@code acceptq attach} and what {@code acceptq list} then knows. */
class AttachTest {
  @TempDir Path folder;
  @TempDir Path tmpdir;
  private Host host;

  @BeforeEach
  void open() throws Exception {
    host = new Host(folder);
  }

  @AfterEach
  void close() throws Exception {
    host.close();
  }

  @ParameterizedTest
  @MethodSource("io.acceptq.monitor.cli.Jdks#all")
  void saysWhatItFoundInEveryJava(int feature) throws Exception {
    Running service = host.listening(feature, List.of(ownTmpdir()), "3");
    Command done = host.acceptq("attach", pid(service), "interval=50ms");
    assertThat(done.err()).isEmpty();
    assertThat(done.status()).isZero();
    assertThat(done.out())
        .matches("(?s)acceptq \\d\\S+ runs in process " + service.pid() + " \\(java Listening, .*")
        .contains("Java " + feature + "), source NETLINK.")
        .containsPattern("127.0.0.1:" + service.said.get(0) + " +0/3 +- +Unseen\n")
        .contains("Targets: ", "Agent: " + tmpdir, "copied there just now")
        .doesNotContain("java_pid");
    assertThat(done.out().contains("JEP 451")).isEqualTo(feature >= 21);
    assertThat(Files.readString(host.errors()).contains("loaded dynamically"))
        .isEqualTo(feature >= 21);
  }

  @ParameterizedTest
  @MethodSource("io.acceptq.monitor.cli.Jdks#all")
  void listKnowsWhatWasAskedForAndLost(int feature) throws Exception {
    Running service = host.listening(feature, List.of(ownTmpdir()));
    assertThat(host.acceptq("attach", pid(service)).status()).isZero();
    String port = service.ask("2");
    String capped = service.ask("9999999");
    host.connect(port, 4);
    String row = "127.0.0.1:" + port + " +3/2  FULL +2 +[1-9]\\d* +" + service.pid() + " ";
    Awaitility.await()
        .untilAsserted(() -> assertThat(host.acceptq("list").out()).containsPattern(row));
    Command json = host.acceptq("list", "--json");
    assertThat(numbers(json.out(), "overflows"))
        .containsExactlyInAnyOrder(0, numbers(json.out(), "listenOverflows").get(0));
    assertThat(json.out())
        .contains("\"overflowAttribution\": \"EXACT\"", "\"api\": \"ServerSocket\"");
    assertThat(host.acceptq("list").out())
        .containsPattern("127.0.0.1:" + capped + " +0/\\d+ +9999999 +0 +" + service.pid());
  }

  @Test
  void listReadsAnAgentThatWasThereFromTheStart() throws Exception {
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    Running service = host.listening(17, List.of("-javaagent:" + agent), "7");
    String row = "127.0.0.1:" + service.said.get(0) + " +0/7 +7 +0 +" + service.pid() + " ";
    Awaitility.await()
        .untilAsserted(() -> assertThat(host.acceptq("list").out()).containsPattern(row));
  }

  @Test
  void listSaysHowOldItsKnowledgeIs() throws Exception {
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    Running service = host.listening(17, List.of("-javaagent:" + agent), "7");
    Awaitility.await()
        .untilAsserted(() -> assertThat(host.acceptq("list").out()).containsPattern("0/7 +7 "));
    assertThat(host.acceptq("list").out()).doesNotContain("has told nothing");
    Command.run(List.of("kill", "-STOP", pid(service)));
    try {
      String note = "Process " + pid(service) + " has told nothing for \\d+ s: ";
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(host.acceptq("list").out()).containsPattern(note));
      assertThat(host.acceptq("list").out()).containsPattern("0/7 +7 ");
    } finally {
      Command.run(List.of("kill", "-CONT", pid(service)));
    }
  }

  @Test
  void saysThatNothingIsToldWithoutNativeCode() throws Exception {
    Running service =
        host.listening(21, List.of(ownTmpdir(), "-XX:+EnableDynamicAgentLoading"), "7");
    Command done = host.acceptq("attach", pid(service), "native=off", "interval=1s");
    assertThat(done.status()).isZero();
    assertThat(done.out())
        .startsWith("acceptq is loaded into process " + pid(service) + " (java Listening, Java 21)")
        .contains("With native=off it tells JMX what it finds, and other processes nothing.")
        .doesNotContain("JEP 451");
    assertThat(Files.readString(host.errors())).doesNotContain("loaded dynamically");
    assertThat(host.acceptq("list").out()).containsPattern("0/7 +- +- +" + pid(service));
  }

  @Test
  void putsOneJarForAllAndTrustsNoOther() throws Exception {
    Running first = host.listening(17, List.of(ownTmpdir()));
    Running second = host.listening(17, List.of(ownTmpdir()));
    Running third = host.listening(17, List.of(ownTmpdir()));
    assertThat(host.acceptq("attach", pid(first)).out()).contains("copied there just now");
    assertThat(jars()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jars().get(0))))
        .isEqualTo("rw-r--r--");
    assertThat(host.acceptq("attach", pid(second)).out()).doesNotContain("copied there");
    assertThat(jars()).hasSize(1);
    Path copy = Files.copy(jars().get(0), folder.resolve("copy.jar"));
    Path planted = jars().get(0);
    Files.delete(planted); // the two JVMs keep theirs open
    Files.copy(copy, planted);
    Files.write(planted, new byte[1], StandardOpenOption.APPEND);
    assertThat(host.acceptq("attach", pid(third)).out())
        .contains("copied there just now")
        .doesNotContain("Agent: " + planted + ",");
    assertThat(jars()).hasSize(2).contains(planted);
    assertThat(Files.size(planted)).isEqualTo(Files.size(copy) + 1);
  }

  @Test
  void takesAJarOfTheUsersOwn() throws Exception {
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    Running service = host.listening(17, List.of(ownTmpdir()));
    Command done = host.acceptq("attach", "--agent-jar=" + agent, pid(service));
    assertThat(done.out()).contains("Agent: " + agent + ";");
    assertThat(jars()).isEmpty();
  }

  @Test
  void servesAnOrdinaryUserAndRootForHim() throws Exception {
    Files.setPosixFilePermissions(tmpdir, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> command = Programs.java(17, folder, "Listening", ownTmpdir());
    command.add("3");
    for (boolean root : new boolean[] {false, true}) {
      Running service = host.start(host.nobody(command));
      Command done =
          root
              ? host.acceptq("attach", pid(service))
              : host.acceptqAsNobody("attach", pid(service));
      assertThat(done.err()).isEmpty();
      assertThat(done.out()).containsPattern("127.0.0.1:\\d+ +0/3 +- +Unseen\n");
      assertThat(host.acceptqAsNobody("list").out())
          .containsPattern("0/3 +- +0 +" + pid(service) + " +nobody +java Listening\n");
    }
  }

  /** As in a container: other process ids, and a /tmp of its own. */
  @Test
  void reachesIntoOtherNamespaces() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "--mount",
                "--pid",
                "--fork",
                "--mount-proc",
                "--kill-child",
                "sh",
                "-c",
                "mount -t tmpfs none /tmp && exec \"$@\"",
                "sh"));
    // Not below /tmp, which the service sees none of; this checkout may well be there.
    Path classes = Files.createTempDirectory(Path.of("/var/tmp"), "acceptq-contained");
    try {
      command.addAll(Programs.java(17, classes.toAbsolutePath(), "Listening"));
      command.add("3");
      Running service = host.start(command);
      ProcessHandle inside =
          ProcessHandle.of(service.pid()).orElseThrow().children().findFirst().orElseThrow();
      Command done = host.acceptq("attach", Long.toString(inside.pid()));
      assertThat(done.err()).isEmpty();
      assertThat(done.out()).contains("Agent: /tmp/acceptq-agent-", "copied there just now");
      assertThat(done.out()).containsPattern("127.0.0.1:\\d+ +0/3 +- +Unseen\n");
      assertThat(Path.of("/proc/" + inside.pid() + "/root", agentPath(done.out()))).exists();
      assertThat(host.acceptq("list").out()).containsPattern("0/3 +- +0 +" + inside.pid());
    } finally {
      try (Stream<Path> files = Files.list(classes)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(classes);
    }
  }

  private String ownTmpdir() {
    return "-Djava.io.tmpdir=" + tmpdir;
  }

  private List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(tmpdir)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static String pid(Running service) {
    return Long.toString(service.pid());
  }

  private static String agentPath(String out) {
    Matcher matcher = Pattern.compile("Agent: ([^,;]+)").matcher(out);
    assertThat(matcher.find()).as(out).isTrue();
    return matcher.group(1);
  }

  private static List<Integer> numbers(String json, String name) {
    return Pattern.compile("\"" + name + "\": (\\d+)")
        .matcher(json)
        .results()
        .map(number -> Integer.valueOf(number.group(1)))
        .toList();
  }
}
