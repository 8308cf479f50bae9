// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document: its links lead somewhere, and its lines are short. */
class DocumentsTest {
  private static final int MAX_COLUMNS = 100;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ .*$");

  static List<String> documents() {
    return RepositoryFiles.matching("(?!\\.github/).*\\.md");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linesAreShort(String document) {
    assertThat(MarkdownText.prose(RepositoryFiles.read(document)))
        .filteredOn(line -> line.length() > MAX_COLUMNS)
        .filteredOn(line -> !line.startsWith("#") && !line.startsWith("!["))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadSomewhere(String document) {
    List<String> broken = new ArrayList<>();
    Matcher links = LINK.matcher(String.join("\n", withTables(document)));
    while (links.find()) {
      if (!links.group(1).matches("(https?|mailto):.*") && !exists(document, links.group(1))) {
        broken.add(links.group(1));
      }
    }
    assertThat(broken).isEmpty();
  }

  /** Also in tables, but not in code. */
  private static List<String> withTables(String document) {
    return RepositoryFiles.read(document).lines().filter(line -> !line.startsWith("    ")).toList();
  }

  private static boolean exists(String document, String link) {
    String[] parts = link.split("#", 2);
    Path directory = Path.of("/" + document).getParent();
    String target =
        parts[0].isEmpty()
            ? document
            : directory.resolve(parts[0]).normalize().toString().substring(1);
    if (!Files.exists(RepositoryFiles.ROOT.resolve(target))) {
      return false;
    }
    return parts.length == 1 || anchors(target).anyMatch(parts[1]::equals);
  }

  private static Stream<String> anchors(String document) {
    return HEADING
        .matcher(RepositoryFiles.read(document))
        .results()
        .map(MatchResult::group)
        .map(MarkdownText::anchor);
  }
}
