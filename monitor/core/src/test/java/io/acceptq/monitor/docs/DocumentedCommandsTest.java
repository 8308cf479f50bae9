// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every command in a code block of the documents is run by a test or by a script of CI. */
class DocumentedCommandsTest {
  private static final String BY_HAND = "by hand: ";

  /** Documents all of whose commands are run by one test. */
  private static final Map<String, String> EXECUTABLE =
      Map.of(
          "agent/docs/attaching.md", "agent/src/test/java/io/acceptq/agent/DocumentedCommandsIT.java",
          "monitor/docs/command-line.md",
              "monitor/cli/src/test/java/io/acceptq/monitor/cli/CommandLineManualIT.java");

  /** Other commands, and what runs each. */
  private static final Map<String, String> RUN_BY = runBy();

  private static Map<String, String> runBy() {
    Map<String, String> run = new TreeMap<>();
    String attaching = EXECUTABLE.get("agent/docs/attaching.md");
    String manual = EXECUTABLE.get("monitor/docs/command-line.md");
    run.put("java -javaagent:acceptq-agent.jar -jar your-service.jar", attaching);
    run.put(
        "JAVA_TOOL_OPTIONS=-javaagent:acceptq-agent.jar java -jar your-service.jar", attaching);
    run.put("java -jar acceptq.jar attach PID", manual);
    run.put("bash .ci/setup && mvn -B verify -Pfull", ".ci/run");
    run.put("bash .ci/run", ".github/workflows/ci.yml");
    run.put("mvn -B verify", ".github/workflows/quick.yml");
    run.put("mvn -B verify -pl monitor/core -am", ".github/workflows/quick.yml");
    run.put("mvn -B spotless:apply", BY_HAND + "the build fails without it");
    run.put("mvn -B -DskipTests package -pl agent,monitor/cli -am", ".ci/release-check");
    run.put("bash examples/demo.sh", "examples/demo/src/test/java/io/acceptq/examples/demo/DemoIT.java");
    run.put("bash examples/integrations/prometheus/run.sh", "examples/integrations/");
    run.put("bash examples/integrations/prometheus/cost.sh", "examples/integrations/");
    run.put("bash examples/scenarios/lab.sh [--full] [a b c d e f g]", "examples/scenarios/");
    run.put("bash examples/scenarios/stories.sh [name...]", "examples/scenarios/");
    run.put("bash examples/scenarios/stories.sh --forecast", "examples/scenarios/");
    run.put("bash examples/benchmarks/run.sh [--quick] [--markdown]", "examples/benchmarks/");
    run.put("mvn -B verify -pl examples/servers -am", ".ci/run");
    return run;
  }

  @Test
  void everyCommandIsRun() {
    Map<String, String> unknown = new TreeMap<>();
    for (String document : RepositoryFiles.matching("(?!\\.github/).*\\.md")) {
      if (!EXECUTABLE.containsKey(document) && !document.equals("monitor/docs/releasing.md")) {
        commands(document)
            .filter(command -> !RUN_BY.containsKey(command))
            .forEach(command -> unknown.put(command, document));
      }
    }
    assertThat(unknown).isEmpty();
  }

  private static java.util.stream.Stream<String> commands(String document) {
    return MarkdownText.codeLines(RepositoryFiles.read(document)).stream()
        .filter(line -> line.matches("(sudo )?(bash|mvn|java|promtool|[A-Z_]+=\\S+ java) .*"));
  }
}
