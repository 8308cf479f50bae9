// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import io.acceptq.testing.WovenTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service chooses its log manager and its MBean server when it likes, also while listeners of
 * other agents, of a debugger or of the JVM itself are sampled already.
 */
@WovenTest
class LateChoicesIT {
  private static final String AGENT = "-javaagent:" + WovenJvm.agentJar();

  private static final String DEBUGGER =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:0";

  /** Stands for the jar of {@link #bindingAgent}. */
  private static final String OTHER = "-javaagent:other";

  @TempDir Path directory;

  static Stream<Arguments> starts() {
    return JavaHomes.features().stream()
        .flatMap(
            feature ->
                Stream.of(
                        List.of(AGENT),
                        List.of(AGENT, OTHER),
                        List.of(OTHER, AGENT),
                        List.of(AGENT, OTHER + "=thread"),
                        List.of(OTHER + "=thread", AGENT),
                        List.of(DEBUGGER, AGENT))
                    .map(options -> Arguments.of(feature, options)));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void theServicesOwnAreUsed(int feature, List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(JavaHomes.java(feature).toString());
    for (String option : options) {
      command.add(option.replace(OTHER, "-javaagent:" + bindingAgent()));
    }
    command.addAll(List.of("-cp", "target/test-classes", "io.acceptq.agent.programs.LateChoices"));
    WovenJvm.Run run = WovenJvm.run(command);
    assertThat(run.out())
        .containsExactly(
            "ChosenLogManager", "ChosenBuilder used: true", "source: NETLINK", "errors: 0");
    assertThat(run.err()).allMatch(line -> line.startsWith("acceptq: "));
    assertThat(run.exit()).isZero();
  }

  private Path bindingAgent() throws IOException {
    Path jar = directory.resolve("binding-agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .putValue("Premain-Class", "io.acceptq.agent.programs.BindingAgent");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.finish();
    }
    return jar;
  }
}
