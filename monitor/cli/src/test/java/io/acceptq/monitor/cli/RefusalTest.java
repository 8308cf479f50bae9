// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What {@code acceptq attach} cannot do: one sentence and one exit status each, and no harm. */
class RefusalTest {
  @TempDir Path folder;
  private Host host;

  @BeforeEach
  void open() throws Exception {
    host = new Host(folder);
  }

  @AfterEach
  void close() throws Exception {
    host.close();
  }

  @Test
  void noSuchProcess() throws Exception {
    // PID_MAX_LIMIT of include/linux/threads.h is 4 million.
    refused(3, "there is no process 4999999.", "4999999");
    refused(3, "there is no process 0.", "0");
    refused(3, "there is no process -7.", "--", "-7");
  }

  @Test
  void threadOfAProcess() throws Exception {
    Running service = host.listening(17, List.of());
    String thread;
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + service.pid() + "/task"))) {
      thread =
          threads
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.equals(pid(service)))
              .findFirst()
              .orElseThrow();
    }
    refused(3, thread + " is no process but a thread of process " + pid(service) + ".", thread);
  }

  /** Attaching sends SIGQUIT, and a process that is no JVM would die of it. */
  @Test
  void noJvm() throws Exception {
    Running other = host.start(List.of("bash", "-c", "echo up; read line; echo alive"));
    refused(4, "process " + pid(other) + " is not a JVM.", pid(other));
    assertThat(other.ask("")).isEqualTo("alive");
  }

  @Test
  void processOfAnotherUser() throws Exception {
    Running service = host.listening(17, List.of());
    Command done = host.acceptqAsNobody("attach", pid(service));
    said(done, 5, "process " + pid(service) + " belongs to root; run as that user, or as root.");
  }

  /** Without perf data nothing tells but the command line; asked, it would dump its threads. */
  @ParameterizedTest
  @MethodSource("io.acceptq.monitor.cli.Jdks#all")
  void jvmThatDisablesAttaching(int feature) throws Exception {
    for (String perfData : List.of("-XX:+UsePerfData", "-XX:-UsePerfData")) {
      Running service = host.listening(feature, List.of("-XX:+DisableAttachMechanism", perfData));
      refused(
          6,
          "the JVM in process "
              + pid(service)
              + " was started with -XX:+DisableAttachMechanism; use -javaagent at its next start.",
          pid(service));
      assertThat(service.end()).isEmpty();
    }
  }

  @Test
  void jvmThatDisablesAttachingInAFileOfArguments() throws Exception {
    Path arguments = Files.writeString(folder.resolve("args"), "-XX:+DisableAttachMechanism");
    Running service = host.listening(17, List.of("@" + arguments));
    refused(
        6,
        "the JVM in process "
            + pid(service)
            + " was started with -XX:+DisableAttachMechanism; use -javaagent at its next start.",
        pid(service));
    assertThat(service.end()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 17, 21, 25})
  void jvmThatLoadsNoAgents(int feature) throws Exception {
    Path tmpdir = Files.createDirectory(folder.resolve("tmp"));
    Running service =
        host.listening(
            feature, List.of("-XX:-EnableDynamicAgentLoading", "-Djava.io.tmpdir=" + tmpdir));
    refused(
        6,
        "the JVM in process "
            + pid(service)
            + " did not load the agent: it was started with -XX:-EnableDynamicAgentLoading;"
            + " use -javaagent at its next start.",
        pid(service));
    assertThat(tmpdir).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 25})
  void jvmThatRunsItAlready(int feature) throws Exception {
    Running service = host.listening(feature, List.of());
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    assertThat(host.acceptq("attach", pid(service), "--agent-jar=" + agent).status()).isZero();
    refused(7, already(service), pid(service));
  }

  /** It publishes nothing before the service listens, and nothing ever without native code. */
  @ParameterizedTest
  @ValueSource(strings = {"native=auto", "native=off"})
  void jvmThatWasStartedWithIt(String option) throws Exception {
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    Running service = host.listening(17, List.of("-javaagent:" + agent + "=" + option));
    refused(7, already(service), pid(service));
  }

  @Test
  void stoppedProcess() throws Exception {
    Running service = host.listening(17, List.of());
    Command.run(List.of("kill", "-STOP", pid(service)));
    try {
      refused(
          6,
          "process " + pid(service) + " is stopped and cannot answer; continue it first.",
          pid(service));
    } finally {
      Command.run(List.of("kill", "-CONT", pid(service)));
    }
  }

  @Test
  void jvmWithoutATempDirectory() throws Exception {
    Running service = host.listening(17, List.of("-Djava.io.tmpdir=/nonexistent"));
    Command done = host.acceptq("attach", pid(service));
    assertThat(done.err())
        .startsWith("acceptq: the agent could not be copied to /nonexistent of process ")
        .endsWith("; put it where that process can read it and use --agent-jar.\n");
    assertThat(done.status()).isEqualTo(1);
  }

  @Test
  void jarThatIsNoAgent() throws Exception {
    Running service = host.listening(17, List.of());
    refused(
        2,
        "/etc/hostname is no acceptq agent, as process " + pid(service) + " sees its file system.",
        pid(service),
        "--agent-jar=/etc/hostname");
  }

  @Test
  void optionTheAgentWouldNotUnderstand() throws Exception {
    refused(2, "option interval=1 is not understood; allowed: 10ms to 60s.", "1", "interval=1");
  }

  @Test
  void javaThatCannotAttach() throws Exception {
    List<String> command = Command.acceptq("attach", "1");
    command.add(1, "--limit-modules=java.base,java.logging");
    said(Command.run(command), 1, "this Java has no module jdk.attach; run acceptq with a JDK.");
  }

  @Test
  void wrongUsage() throws Exception {
    refused(2, "Missing required parameter: 'PID'; see acceptq attach --help.");
    refused(
        2,
        "Invalid value for positional parameter at index 0 (PID): 'x' is not an int;"
            + " see acceptq attach --help.",
        "x");
  }

  private static String already(Running service) {
    return "process " + pid(service) + " already runs acceptq; see acceptq list, or its MBeans.";
  }

  private void refused(int status, String sentence, String... arguments) throws IOException {
    String[] attach =
        Stream.concat(Stream.of("attach"), Stream.of(arguments)).toArray(String[]::new);
    said(host.acceptq(attach), status, sentence);
  }

  private static void said(Command done, int status, String sentence) {
    assertThat(done.err()).isEqualTo("acceptq: " + sentence + "\n");
    assertThat(done.status()).isEqualTo(status);
    assertThat(done.out()).isEmpty();
  }

  private static String pid(Running service) {
    return Long.toString(service.pid());
  }
}
