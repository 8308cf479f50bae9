// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.CommandRun;
import io.acceptq.testing.LiveTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures of {@code acceptq attach}: a sentence, an exit status, and no harm to the process. */
@LiveTest
class AttachFailureIT {
  @TempDir Path folder;
  private IsolatedHost host;

  @BeforeEach
  void open() throws Exception {
    host = new IsolatedHost(folder);
  }

  @AfterEach
  void close() throws Exception {
    host.close();
  }

  @Test
  void rejectsAProcessIdThatDoesNotExist() throws Exception {
    // PID_MAX_LIMIT in include/linux/threads.h is 4 million.
    assertFailure(3, "there is no process 4999999.", "4999999");
    assertFailure(3, "there is no process 0.", "0");
    assertFailure(3, "there is no process -7.", "--", "-7");
  }

  @Test
  void rejectsAThread() throws Exception {
    TestProcess service = host.startService(17, List.of());
    String thread;
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + service.pid() + "/task"))) {
      thread =
          threads
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.equals(service.pid()))
              .findFirst()
              .orElseThrow();
    }
    assertFailure(
        3, thread + " is not a process but a thread of process " + service.pid() + ".", thread);
  }

  /** Attaching sends SIGQUIT, which would kill a process that is not a JVM. */
  @Test
  void leavesAProcessAloneThatIsNotAJvm() throws Exception {
    TestProcess other = host.start(List.of("bash", "-c", "echo up; read line; echo alive"));
    assertFailure(4, "process " + other.pid() + " is not a JVM.", other.pid());
    assertThat(other.request("")).isEqualTo("alive");
  }

  @Test
  void rejectsAProcessOfAnotherUser() throws Exception {
    TestProcess service = host.startService(17, List.of());
    CommandRun done = host.acceptqAsNobody("attach", service.pid());
    assertFailure(
        done, 5, "process " + service.pid() + " belongs to root; run as that user, or as root.");
  }

  /** Without perf data only the command line shows the flag; SIGQUIT would dump the threads. */
  @ParameterizedTest
  @MethodSource("io.acceptq.testing.JavaHomes#features")
  void rejectsAJvmThatDisablesAttaching(int feature) throws Exception {
    for (String perfData : List.of("-XX:+UsePerfData", "-XX:-UsePerfData")) {
      TestProcess service =
          host.startService(feature, List.of("-XX:+DisableAttachMechanism", perfData));
      assertFailure(
          6,
          "the JVM in process "
              + service.pid()
              + " was started with -XX:+DisableAttachMechanism; restart it with -javaagent.",
          service.pid());
      assertThat(service.end()).isEmpty();
    }
  }

  @Test
  void rejectsAJvmThatDisablesAttachingInAnArgumentFile() throws Exception {
    Path arguments = Files.writeString(folder.resolve("args"), "-XX:+DisableAttachMechanism");
    TestProcess service = host.startService(17, List.of("@" + arguments));
    assertFailure(
        6,
        "the JVM in process "
            + service.pid()
            + " was started with -XX:+DisableAttachMechanism; restart it with -javaagent.",
        service.pid());
    assertThat(service.end()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 17, 21, 25})
  void rejectsAJvmThatDisablesAgentsAndLeavesNoFile(int feature) throws Exception {
    Path tmpdir = Files.createDirectory(folder.resolve("tmp"));
    TestProcess service =
        host.startService(
            feature, List.of("-XX:-EnableDynamicAgentLoading", "-Djava.io.tmpdir=" + tmpdir));
    assertFailure(
        6,
        "the JVM in process "
            + service.pid()
            + " did not load the agent: it was started with -XX:-EnableDynamicAgentLoading;"
            + " restart it with -javaagent.",
        service.pid());
    assertThat(tmpdir).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 25})
  void rejectsAJvmThatWasAttachedToBefore(int feature) throws Exception {
    TestProcess service = host.startService(feature, List.of());
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    assertThat(host.acceptq("attach", service.pid(), "--agent-jar=" + agent).status()).isZero();
    assertFailure(7, alreadyRuns(service), service.pid());
  }

  /** No status is published before the service listens, nor without native code. */
  @ParameterizedTest
  @ValueSource(strings = {"native=auto", "native=off"})
  void rejectsAJvmThatWasStartedWithTheAgent(String option) throws Exception {
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    TestProcess service = host.startService(17, List.of("-javaagent:" + agent + "=" + option));
    assertFailure(7, alreadyRuns(service), service.pid());
  }

  @Test
  void rejectsAStoppedProcess() throws Exception {
    TestProcess service = host.startService(17, List.of());
    CommandRun.of(List.of("kill", "-STOP", service.pid()));
    try {
      assertFailure(
          6,
          "process " + service.pid() + " is stopped and cannot respond; continue it first.",
          service.pid());
    } finally {
      CommandRun.of(List.of("kill", "-CONT", service.pid()));
    }
  }

  @Test
  void failsWithoutATempDirectory() throws Exception {
    Path missing = folder.resolve("missing");
    TestProcess service = host.startService(17, List.of("-Djava.io.tmpdir=" + missing));
    assertFailure(
        1,
        "the agent could not be copied to "
            + missing
            + " of process "
            + service.pid()
            + " (missing: no such file or directory); copy it to where that process can read it"
            + " and use --agent-jar.",
        service.pid());
  }

  @Test
  void rejectsAJarThatIsNotAnAgent() throws Exception {
    Path other = Files.writeString(folder.resolve("other.jar"), "not a jar");
    TestProcess service = host.startService(17, List.of());
    assertFailure(
        2,
        other
            + " is not an acceptq agent in the file system of process "
            + service.pid()
            + " (its manifest does not name the agent).",
        service.pid(),
        "--agent-jar=" + other);
  }

  @Test
  void rejectsAnInvalidAgentOption() throws Exception {
    assertFailure(2, "option interval=1 is not valid; allowed: 10ms to 60s.", "1", "interval=1");
  }

  @Test
  void requiresAJdk() throws Exception {
    List<String> command = PackagedCommand.acceptq("attach", "1");
    command.add(1, "--limit-modules=java.base,java.logging");
    assertFailure(
        host.run(command), 1, "this Java has no module jdk.attach; run acceptq with a JDK.");
  }

  @Test
  void rejectsWrongUsage() throws Exception {
    assertFailure(2, "Missing required parameter: 'PID'; see acceptq attach --help.");
    assertFailure(
        2,
        "Invalid value for positional parameter at index 0 (PID): 'x' is not an int;"
            + " see acceptq attach --help.",
        "x");
  }

  private static String alreadyRuns(TestProcess service) {
    return "process " + service.pid() + " already runs acceptq; use acceptq list or its MBeans.";
  }

  private void assertFailure(int status, String sentence, String... arguments) throws IOException {
    String[] attach =
        Stream.concat(Stream.of("attach"), Stream.of(arguments)).toArray(String[]::new);
    assertFailure(host.acceptq(attach), status, sentence);
  }

  private static void assertFailure(CommandRun done, int status, String sentence) {
    assertThat(done.err()).isEqualTo("acceptq: " + sentence + "\n");
    assertThat(done.status()).isEqualTo(status);
    assertThat(done.out()).isEmpty();
  }
}
