// SPDX-License-Identifier: Apache-2.0
package io.acceptq.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of a Markdown document that a test makes from the tests that fill its cells. If it
 * differs, the corrected document is written to {@code target}.
 */
public final class GeneratedTable {
  private final List<String> lines = new ArrayList<>();

  /** The first cell names the table: no other table of the document starts with it. */
  public GeneratedTable(String... header) {
    row(header);
    lines.add(lines.get(0).replaceAll("[^|]+", "---"));
  }

  public void row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  /** One header cell for each release of Java that is tested. */
  public static String releases() {
    return JavaHomes.features().stream().map(f -> "Java " + f).collect(Collectors.joining(" | "));
  }

  /** One cell for each release: whether it is covered. */
  public static String covered(Collection<Integer> features) {
    return JavaHomes.features().stream()
        .map(feature -> features.contains(feature) ? "yes" : "-")
        .collect(Collectors.joining(" | "));
  }

  /**
   * Compares it with the document.
   *
   * @throws AssertionError if the document has another table, or none that starts so
   */
  public void check(Path document) throws IOException {
    List<String> actual = Files.readAllLines(document);
    String start = lines.get(0).substring(0, lines.get(0).indexOf('|', 1) + 1);
    int from = 0;
    while (from < actual.size() && !actual.get(from).startsWith(start)) {
      from++;
    }
    int to = from;
    while (to < actual.size() && actual.get(to).startsWith("|")) {
      to++;
    }
    if (actual.subList(from, to).equals(lines)) {
      return;
    }
    if (from == actual.size()) {
      throw new AssertionError(document + " has no table that starts with " + start);
    }
    List<String> expected = new ArrayList<>(actual.subList(0, from));
    expected.addAll(lines);
    expected.addAll(actual.subList(to, actual.size()));
    Path corrected = Path.of("target").resolve(document.getFileName()).toAbsolutePath();
    Files.write(corrected, expected);
    throw new AssertionError(
        document
            + " differs from what the tests run; to correct it: cp "
            + corrected
            + " "
            + document.toAbsolutePath().normalize());
  }
}
