// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares the tables of agent/docs/compatibility.md with what the integration tests run. */
class CompatibilityTest {
  private static final Path DOCUMENT = Path.of("../../agent/docs/compatibility.md");
  private static final Path EXPECTED = Path.of("target/compatibility.md");

  private final Set<String> found = new HashSet<>();

  @Test
  void documentShowsWhatTheTestsRun() throws Exception {
    List<String> actual = Files.readAllLines(DOCUMENT);
    Map<String, List<String>> tables = CompatibilityTables.all();

    List<String> expected = withTables(actual, tables);

    Files.write(EXPECTED, expected);
    assertThat(found).isEqualTo(tables.keySet());
    assertThat(rows(actual))
        .as("rows; to correct them: cp examples/servers/%s agent/docs/", EXPECTED)
        .isEqualTo(rows(expected));
  }

  /** Replaces each table by the one whose header starts with the same cell. */
  private List<String> withTables(List<String> document, Map<String, List<String>> tables) {
    List<String> lines = new ArrayList<>();
    boolean inTable = false;
    for (String line : document) {
      boolean isRow = line.startsWith("|");
      if (isRow && !inTable) {
        String name = line.split("\\|", -1)[1].strip();
        assertThat(tables).containsKey(name);
        lines.addAll(tables.get(name));
        found.add(name);
      } else if (!isRow) {
        lines.add(line);
      }
      inTable = isRow;
    }
    return lines;
  }

  private static String rows(List<String> lines) {
    return String.join("\n", lines.stream().filter(line -> line.startsWith("|")).toList());
  }
}
