// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the lab ends, nothing of it stays: no process, no namespace, no file. */
class LeftoverTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "KILL"})
  void nothingStaysOfALabThatIsEndedHalfway(String signal) throws Exception {
    Path output = directory.resolve("output");
    Process lab = startLab("b", output);
    try {
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(output).content().contains("nothing is lost"));
      List<ProcessHandle> machines = lab.children().toList();
      Set<String> namespaces = new TreeSet<>();
      for (ProcessHandle machine : machines) {
        namespaces.add(namespace(Long.toString(machine.pid())));
      }
      assertThat(namespaces).hasSize(2).doesNotContain(namespace("self"));
      // A namespace lives as long as a process, or a mount, holds it. Later its number may be
      // another's.
      String mounts = Files.readString(Path.of("/proc/self/mountinfo"));
      assertThat(namespaces).noneMatch(mounts::contains);

      signal(signal, lab.pid());

      awaitEnd(machines);
    } finally {
      lab.destroyForcibly().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  void programsDieWithTheirMachine(String signal) throws Exception {
    try (Host host = startMachine()) {
      host.tell("start", "sleep", "1000");
      ProcessHandle machine = ProcessHandle.of(host.pid()).orElseThrow();
      List<ProcessHandle> programs = machine.children().toList();
      assertThat(programs).hasSize(1);

      signal(signal, host.pid());

      awaitEnd(programs);
    }
  }

  @Test
  void filesGoWithTheirMachine() throws Exception {
    Path file;
    try (Host host = startMachine()) {
      file = Path.of(host.ask("write", "some.conf", "text"));
      assertThat(file).hasContent("text");
    }
    assertThat(file.getParent()).doesNotExist();
  }

  private static void awaitEnd(List<ProcessHandle> processes) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
  }

  private static String namespace(String process) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc", process, "ns/net")).toString();
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** What a killed one leaves behind lies where the test cleans up. */
  private Host startMachine() throws IOException {
    Host host = Host.start("server", List.of(), List.of("-Djava.io.tmpdir=" + directory));
    host.awaitReady();
    return host;
  }

  private static Process startLab(String experiment, Path output) throws IOException {
    return new ProcessBuilder(
            "env",
            "--default-signal=INT", // ignored by what is started in the background
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Lab.class.getName(),
            experiment)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
