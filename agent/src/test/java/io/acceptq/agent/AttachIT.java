// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import io.acceptq.testing.WovenTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attaches to a running service: listeners bound before are counted from their next accept. */
@WovenTest
class AttachIT {
  /** The first Java that warns when an agent is loaded into a running JVM (JEP 451). */
  private static final int DYNAMIC_LOADING_WARNING = 21;

  @TempDir Path directory;

  static List<Integer> javas() {
    return JavaHomes.features();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void countsFromTheNextAcceptOn(int feature) throws Exception {
    Path stderr = directory.resolve("stderr");
    Process process = new ProcessBuilder(command(feature)).redirectError(stderr.toFile()).start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(out.readLine()).isEqualTo("ready");
      load(process);
      String socket = feature < 13 ? "AbstractPlainSocketImpl" : "NioSocketImpl";
      assertThat(List.of(out.readLine(), out.readLine(), out.readLine(), out.readLine()))
          .containsExactly(
              "attached:",
              "accepted: null backlog=0 accepted=3 failed=0 null backlog=0 accepted=3 failed=0",
              "bound later: " + socket + " backlog=7 accepted=0 failed=0",
              "closed:");
      assertThat(out.readLine()).isEqualTo("errors: 0");
      load(process);
      process.getOutputStream().close();
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(Files.readAllLines(stderr))
        .allMatch(line -> line.startsWith("acceptq: "))
        .contains("acceptq: already loaded in this JVM; loading it again changes nothing");
  }

  private static void load(Process process) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(process.pid()));
    try {
      machine.loadAgent(WovenJvm.agentJar().toString());
    } catch (AgentLoadException e) {
      // Java 8 replies with the status only; the client of a later Java takes that for a failure.
      assertThat(e).hasMessage("0");
    } finally {
      machine.detach();
    }
  }

  private static List<String> command(int feature) {
    List<String> command = new ArrayList<>();
    command.add(JavaHomes.java(feature).toString());
    if (feature >= DYNAMIC_LOADING_WARNING) {
      command.add("-XX:+EnableDynamicAgentLoading");
    }
    command.addAll(
        List.of("-cp", "target/test-classes", "io.acceptq.agent.programs.RunningService"));
    return command;
  }
}
