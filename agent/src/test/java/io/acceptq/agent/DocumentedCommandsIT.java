// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the commands of docs/attaching.md; those of the command-line tool are run by its tests. */
@EveryJdkTest
class DocumentedCommandsIT {
  private static final String SERVICE = "-jar your-service.jar";
  private static final String PROGRAM = "-cp target/test-classes io.acceptq.agent.programs.";

  static Stream<String> commandsWithAService() throws IOException {
    return commands().filter(command -> command.endsWith(SERVICE));
  }

  static Stream<String> otherCommands() throws IOException {
    return commands().filter(command -> !command.endsWith(SERVICE));
  }

  private static Stream<String> commands() throws IOException {
    return Files.readAllLines(Path.of("docs/attaching.md")).stream()
        .filter(line -> line.startsWith("    "))
        .map(String::strip)
        .filter(command -> !command.startsWith("java -jar acceptq.jar "));
  }

  @ParameterizedTest
  @MethodSource("commandsWithAService")
  void countsInAServiceThatIsStartedLikeThis(String command) throws Exception {
    WovenJvm.Run run = run(command.replace(SERVICE, PROGRAM + "SslServerSockets"));
    assertThat(run.out())
        .containsExactly(
            "ssl: NioSocketImpl backlog=4 accepted=3 failed=0", "closed:", "errors: 0");
    assertThat(run.err())
        .allMatch(
            line -> line.startsWith("acceptq: ") || line.startsWith("Picked up JAVA_TOOL_OPTIONS"));
    assertThat(run.exit()).isZero();
  }

  @ParameterizedTest
  @MethodSource("otherCommands")
  void printsTheOptions(String command) throws Exception {
    assertThat(command).isEqualTo("java -jar acceptq-agent.jar");
    assertThat(run(command).out()).anyMatch(line -> line.matches(" *interval +100ms .*"));
  }

  private static WovenJvm.Run run(String command) throws Exception {
    String java = "PATH='" + JavaHomes.home(17).resolve("bin") + "':\"$PATH\"; export PATH; ";
    String jar = WovenJvm.agentJar().toString();
    return WovenJvm.run(List.of("sh", "-c", java + command.replace("acceptq-agent.jar", jar)));
  }
}
