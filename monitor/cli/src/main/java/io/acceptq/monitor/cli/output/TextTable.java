// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in plain text, its columns two spaces apart. A column grows up to a limit; a longer cell
 * shifts only the rest of its own row.
 */
public final class TextTable {
  private static final int WIDEST = 47; // a full IPv6 address with its port

  private final List<String[]> rows = new ArrayList<>();
  private final boolean[] rightAligned;

  /** A heading that starts with a space right-aligns its column. */
  public TextTable(String... headings) {
    rightAligned = new boolean[headings.length];
    for (int i = 0; i < headings.length; i++) {
      rightAligned[i] = headings[i].startsWith(" ");
      headings[i] = headings[i].trim();
    }
    rows.add(headings);
  }

  public void add(String... cells) {
    rows.add(cells);
  }

  @Override
  public String toString() {
    int[] widths = new int[rightAligned.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(row[i].length(), WIDEST));
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String padding = " ".repeat(Math.max(0, widths[i] - row[i].length()));
        line.append(rightAligned[i] ? padding + row[i] : row[i] + padding).append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
