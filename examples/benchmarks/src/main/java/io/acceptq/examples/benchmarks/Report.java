// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The one table: a row for each thing measured, a column for each contender, target and verdict.
 */
final class Report {
  private static final String NOTHING = "-";

  private final List<Contender> contenders;
  private final Table table;
  private final List<String> missed = new ArrayList<>();

  Report(List<Contender> contenders) {
    this.contenders = contenders;
    List<String> header = new ArrayList<>(List.of(""));
    contenders.forEach(contender -> header.add(contender.name()));
    header.addAll(List.of("target", "verdict"));
    table = new Table(header);
  }

  /** Of acceptq alone; judged as it is shown. */
  void own(String measure, Spread spread, int decimals, Target target) {
    double shown = Double.parseDouble(number(spread.median(), decimals));
    judged(measure, Map.of(Contender.ACCEPTQ, spread.text(decimals)), shown, target);
  }

  /** Cells by the contenders' names; {@code value} is acceptq's. */
  void judged(String measure, Map<String, String> cells, double value, Target target) {
    if (!target.isMetBy(value)) {
      missed.add(measure.trim());
    }
    row(measure, cells, target.text(), target.isMetBy(value) ? "met" : "MISSED");
  }

  /** Cells by the contenders' names, not judged. */
  void plain(String measure, Map<String, String> cells) {
    row(measure, cells, "", "");
  }

  private void row(String measure, Map<String, String> cells, String target, String verdict) {
    List<String> row = new ArrayList<>(List.of(measure));
    contenders.forEach(contender -> row.add(cells.getOrDefault(contender.name(), NOTHING)));
    row.add(target);
    row.add(verdict);
    table.add(row);
  }

  String text(boolean markdown) {
    String verdict =
        missed.isEmpty() ? "Every target is met." : "Missed: " + String.join("; ", missed) + ".";
    return (markdown ? table.markdown() : table.text()) + "\n" + verdict + "\n";
  }

  /** Never {@code -0}. */
  static String number(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0\\.?0*") ? text.substring(1) : text;
  }

  static String signed(double value, int decimals) {
    String text = number(value, decimals);
    return text.startsWith("-") ? text : "+" + text;
  }
}
