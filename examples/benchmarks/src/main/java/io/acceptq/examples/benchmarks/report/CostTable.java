// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.report;

import io.acceptq.examples.benchmarks.machine.AgentSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The printed table: a row for each measurement, a column for each agent, then target and verdict.
 */
public final class CostTable {
  private static final String EMPTY_CELL = "-";

  private final List<AgentSetup> agents;
  private final AlignedTable table;
  private final List<String> missed = new ArrayList<>();

  public CostTable(List<AgentSetup> agents) {
    this.agents = agents;
    List<String> header = new ArrayList<>(List.of(""));
    agents.forEach(agent -> header.add(agent.name()));
    header.addAll(List.of("target", "verdict"));
    table = new AlignedTable(header);
  }

  /** Adds a row with a value of acceptq only; the verdict is on the rounded value. */
  public void addOwn(String label, MedianAndRange value, int decimals, CostTarget target) {
    double shown = Double.parseDouble(Decimals.fixed(value.median(), decimals));
    addWithTarget(label, Map.of(AgentSetup.ACCEPTQ, value.text(decimals)), shown, target);
  }

  /** Adds a row with cells by the agents' names; the verdict is on {@code value}, acceptq's. */
  public void addWithTarget(
      String label, Map<String, String> cells, double value, CostTarget target) {
    if (!target.isMetBy(value)) {
      missed.add(label.trim());
    }
    add(label, cells, target.text(), target.isMetBy(value) ? "met" : "MISSED");
  }

  /** Adds a row without a target; cells by the agents' names. */
  public void addPlain(String label, Map<String, String> cells) {
    add(label, cells, "", "");
  }

  private void add(String label, Map<String, String> cells, String target, String verdict) {
    List<String> row = new ArrayList<>(List.of(label));
    agents.forEach(agent -> row.add(cells.getOrDefault(agent.name(), EMPTY_CELL)));
    row.add(target);
    row.add(verdict);
    table.add(row);
  }

  /** The table, and a line that names the targets that are missed. */
  public String text(boolean markdown) {
    String verdict =
        missed.isEmpty() ? "Every target is met." : "Missed: " + String.join("; ", missed) + ".";
    return (markdown ? table.markdown() : table.text()) + "\n" + verdict + "\n";
  }
}
