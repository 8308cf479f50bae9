// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static io.acceptq.monitor.docs.MarkdownText.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.diagnosis.Health;
import io.acceptq.monitor.diagnosis.cause.Cause;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The states and causes in diagnosis.md are those of the code, in the order in which they count.
 */
class DiagnosisDocumentTest {
  private static final List<String> CAUSES = List.of("`Cause`", "evidence", "story");
  private static final String SCENARIOS = "examples/scenarios/README.md";

  private final String document = RepositoryFiles.read("monitor/docs/diagnosis.md");

  @Test
  void explainsEveryHealthState() {
    assertThat(MarkdownText.rows(document, List.of("`Health`", "meaning")))
        .extracting(row -> row.get(0))
        .containsExactly(names(Health.values()));
  }

  @Test
  void explainsEveryCause() {
    assertThat(MarkdownText.rows(document, CAUSES))
        .extracting(row -> row.get(0))
        .containsExactly(names(Cause.values()));
  }

  @Test
  void saysWhatToDoAboutEveryCause() {
    String actions = MarkdownText.section(document, "### What to do");
    assertThat(Cause.values())
        .allSatisfy(cause -> assertThat(actions).contains("\n- **" + code(cause.name()) + "**: "));
  }

  @Test
  void namesStoriesThatExist() {
    String scenarios = RepositoryFiles.read(SCENARIOS);
    assertThat(MarkdownText.rows(document, CAUSES))
        .allSatisfy(row -> assertThat(scenarios).contains("\n| " + row.get(2) + " | "));
  }

  @Test
  void namesTheServersWhosePausesAreKnown() {
    String known =
        RepositoryFiles.read(
            "monitor/core/src/main/java/io/acceptq/monitor/diagnosis/cause/AcceptorLocation.java");
    assertThat(MarkdownText.rows(document, List.of("server", "accepting pauses")))
        .filteredOn(row -> !row.get(0).startsWith("any "))
        .allSatisfy(row -> assertThat(known).contains('"' + row.get(0)));
  }

  private static String[] names(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> code(value.name())).toArray(String[]::new);
  }
}
