// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command in a code block of a document is run by a test or by a script of CI. */
class DocumentedCommandsTest {
  private static final String ATTACHING =
      "agent/src/test/java/io/acceptq/agent/DocumentedCommandsIT.java";
  private static final String MANUAL =
      "monitor/cli/src/test/java/io/acceptq/monitor/cli/CommandLineManualIT.java";

  private static final String EXAMPLES = "src/test/java/io/acceptq/examples/";

  /** Begin of a path, and the test that runs the commands of the documents there. */
  private static final Map<String, String> EXECUTED =
      Map.of(
          "agent/docs/attaching.md", ATTACHING,
          "monitor/docs/command-line.md", MANUAL,
          "examples/scenarios/",
              "examples/scenarios/" + EXAMPLES + "scenarios/harness/ScriptsIT.java",
          "examples/integrations/",
              "examples/integrations/" + EXAMPLES + "integrations/ReadmeCommandsIT.java",
          "examples/benchmarks/",
              "examples/benchmarks/" + EXAMPLES + "benchmarks/RunScriptTest.java");

  /** Its commands change the repository and publish; release-check builds the same. */
  private static final String BY_HAND = "monitor/docs/releasing.md";

  /** The commands of all other documents, and what runs them. */
  private static final Map<String, String> RUN_BY =
      Map.ofEntries(
          entry("java -javaagent:acceptq-agent.jar -jar your-service.jar", ATTACHING),
          entry(
              "JAVA_TOOL_OPTIONS=-javaagent:acceptq-agent.jar java -jar your-service.jar",
              ATTACHING),
          entry("java -jar acceptq.jar attach PID", MANUAL),
          entry("mvn -B -DskipTests package -pl agent,monitor/cli -am", ".ci/release-check"),
          entry("mvn -B verify", ".github/workflows/quick.yml"),
          entry("bash .ci/setup && mvn -B verify -Pfull", ".ci/run"),
          entry("mvn -B verify -Pfull -pl examples/servers -am", ".ci/run"),
          entry("bash examples/demo.sh", "examples/demo/" + EXAMPLES + "demo/DemoIT.java"),
          entry(
              "bash examples/integrations/prometheus/run.sh",
              "examples/integrations/" + EXAMPLES + "integrations/alerting/AlertingRunIT.java"));

  @Test
  void everyCommandIsRun() {
    Map<String, String> notRun = new TreeMap<>();
    for (String document : RepositoryFiles.matching(".*\\.md")) {
      if (EXECUTED.keySet().stream().noneMatch(document::startsWith) && !document.equals(BY_HAND)) {
        commands(document)
            .filter(command -> !RUN_BY.containsKey(command))
            .forEach(command -> notRun.put(command, document));
      }
    }
    assertThat(notRun).isEmpty();
  }

  @Test
  void whatRunsThemExists() {
    assertThat(Stream.of(EXECUTED.values(), RUN_BY.values()).flatMap(Collection::stream))
        .allSatisfy(path -> assertThat(RepositoryFiles.ROOT.resolve(path)).exists());
  }

  private static Stream<String> commands(String document) {
    return MarkdownText.codeLines(RepositoryFiles.read(document)).stream()
        .filter(line -> line.matches("(sudo )?(bash|mvn|java|promtool|[A-Z_]+=\\S+ java) .*"));
  }
}
