// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parts of a Markdown document that the tests compare. */
final class MarkdownText {
  private MarkdownText() {}

  /** A table; no cell may contain a bar. */
  static String table(List<String> header, List<List<String>> rows) {
    StringBuilder table = new StringBuilder(row(header));
    table.append("|---".repeat(header.size())).append("|\n");
    rows.forEach(row -> table.append(row(row)));
    return table.toString();
  }

  static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** The rows of the first table with this header, without the header. */
  static List<List<String>> rows(String document, List<String> header) {
    int start = document.indexOf(row(header));
    if (start < 0) {
      throw new AssertionError("there is no table " + row(header));
    }
    return document
        .substring(start)
        .lines()
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
        .toList();
  }

  /** The text from this heading to the next one of the same level. */
  static String section(String document, String heading) {
    int start = document.indexOf("\n" + heading + "\n");
    if (start < 0) {
      throw new AssertionError("there is no heading " + heading);
    }
    String level = heading.substring(0, heading.indexOf(' ') + 1);
    int end = document.indexOf("\n" + level, start + 1);
    return document.substring(start, end < 0 ? document.length() : end + 1);
  }

  static String code(String text) {
    return "`" + text + "`";
  }

  /** The lines outside of code blocks, comments and tables. */
  static List<String> prose(String document) {
    List<String> prose = new ArrayList<>();
    boolean block = false;
    boolean comment = false;
    for (String line : document.lines().toList()) {
      comment |= line.strip().startsWith("<!--");
      if (line.strip().startsWith("```")) {
        block = !block;
      } else if (!block && !comment && !line.startsWith("    ") && !line.startsWith("|")) {
        prose.add(line);
      }
      comment &= !line.contains("-->");
    }
    return prose;
  }

  /** The commands in code blocks, without the prompt; continued lines are one command. */
  static List<String> codeLines(String document) {
    List<String> lines = new ArrayList<>();
    boolean block = false;
    for (String line : document.replaceAll("\\\\\\R\\s*", "").lines().toList()) {
      if (line.strip().startsWith("```")) {
        block = !block;
      } else if (block || line.startsWith("    ")) {
        lines.add(line.strip().replaceFirst("^\\$ ", ""));
      }
    }
    return lines;
  }

  /** The anchor that GitHub makes of a heading. */
  static String anchor(String heading) {
    return heading
        .replaceFirst("^#+ ", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
