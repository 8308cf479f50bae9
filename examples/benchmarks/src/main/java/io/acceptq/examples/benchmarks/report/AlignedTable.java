// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns; the first column is aligned left, all others right. */
final class AlignedTable {
  private final List<List<String>> rows = new ArrayList<>();

  AlignedTable(List<String> header) {
    rows.add(List.copyOf(header));
  }

  void add(List<String> row) {
    if (row.size() != rows.get(0).size()) {
      throw new IllegalArgumentException(row + " has another number of cells than " + rows.get(0));
    }
    rows.add(List.copyOf(row));
  }

  String text() {
    int[] widths = widths();
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(i == 0 ? "" : "  ").append(padded(row.get(i), widths[i], i == 0));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  String markdown() {
    int[] widths = widths();
    StringBuilder out = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < widths.length; i++) {
        out.append("| ").append(padded(rows.get(r).get(i), widths[i], i == 0)).append(' ');
      }
      out.append("|\n");
      if (r == 0) {
        out.append("|---").append("|--:".repeat(widths.length - 1)).append("|\n");
      }
    }
    return out.toString();
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String padded(String text, int width, boolean left) {
    String space = " ".repeat(width - text.length());
    return left ? text + space : space + text;
  }
}
