// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.examples.scenarios.harness.JvmLauncher;
import io.acceptq.examples.scenarios.harness.RemoteJvm;
import io.acceptq.testing.LiveTest;
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

/** However the lab ends, it leaves no process, no namespace and no file behind. */
@LiveTest
class LeftoverTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "KILL"})
  void aLabThatIsInterruptedLeavesNothingBehind(String signal) throws Exception {
    Path output = directory.resolve("output");
    Process lab = startLab("b", output);
    try {
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(output).content().contains("no packet is dropped"));
      List<ProcessHandle> hosts = lab.children().toList();
      Set<String> namespaces = new TreeSet<>();
      for (ProcessHandle host : hosts) {
        namespaces.add(namespace(Long.toString(host.pid())));
      }
      assertThat(namespaces).hasSize(2).doesNotContain(namespace("self"));
      // A namespace exists as long as a process or a mount holds it. Its number may be reused.
      String mounts = Files.readString(Path.of("/proc/self/mountinfo"));
      assertThat(namespaces).noneMatch(mounts::contains);

      signal(signal, lab.pid());

      awaitEnd(hosts);
    } finally {
      lab.destroyForcibly().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  void programsDieWithTheirHost(String signal) throws Exception {
    try (RemoteJvm host = startHost()) {
      host.run("start", "sleep", "1000");
      List<ProcessHandle> programs = ProcessHandle.of(host.pid()).orElseThrow().children().toList();
      assertThat(programs).hasSize(1);

      signal(signal, host.pid());

      awaitEnd(programs);
    }
  }

  @Test
  void filesAreDeletedWithTheirHost() throws Exception {
    Path file;
    try (RemoteJvm host = startHost()) {
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

  /** If it is killed, its files are left where the test deletes them. */
  private RemoteJvm startHost() throws IOException {
    RemoteJvm host = LabHosts.start("host", List.of(), List.of("-Djava.io.tmpdir=" + directory));
    host.awaitReady();
    return host;
  }

  private static Process startLab(String experiment, Path output) throws IOException {
    return new ProcessBuilder(
            JvmLauncher.of(Lab.class)
                .prefix(List.of("env", "--default-signal=INT")) // ignored in the background
                .arguments(experiment)
                .command())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
