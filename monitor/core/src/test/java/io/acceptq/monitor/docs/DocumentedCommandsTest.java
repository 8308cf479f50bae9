// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command in a code block of a document is run by a test or by a script of CI. */
class DocumentedCommandsTest {
  private static final String ATTACHING =
      "agent/src/test/java/io/acceptq/agent/DocumentedCommandsIT.java";
  private static final String MANUAL =
      "monitor/cli/src/test/java/io/acceptq/monitor/cli/CommandLineManualIT.java";

  /** Documents all of whose commands are run by one test. */
  private static final Map<String, String> EXECUTED =
      Map.of("agent/docs/attaching.md", ATTACHING, "monitor/docs/command-line.md", MANUAL);

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
          entry("bash examples/demo.sh", "examples/demo/"),
          entry("bash examples/integrations/prometheus/run.sh", "examples/integrations/"));

  @Test
  void everyCommandIsRun() {
    Map<String, String> notRun = new TreeMap<>();
    for (String document : RepositoryFiles.matching(".*\\.md")) {
      if (!EXECUTED.containsKey(document) && !document.equals(BY_HAND)) {
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
        .filteredOn(path -> !RepositoryFiles.isPending(path))
        .allSatisfy(path -> assertThat(RepositoryFiles.ROOT.resolve(path)).exists());
  }

  @Test
  void everyListedCommandIsShown() {
    Set<String> shown =
        RepositoryFiles.matching(".*\\.md").stream()
            .flatMap(DocumentedCommandsTest::commands)
            .collect(toSet());
    assertThat(shown).containsAll(RUN_BY.keySet());
  }

  private static Stream<String> commands(String document) {
    return MarkdownText.codeLines(RepositoryFiles.read(document)).stream()
        .filter(line -> line.matches("(sudo )?(bash|mvn|java|promtool|[A-Z_]+=\\S+ java) .*"));
  }
}
