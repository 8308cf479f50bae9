// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.examples.benchmarks.machine.AgentSetup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table as text and as Markdown, and the numbers in it. */
class CostTableTest {
  private final CostTable table =
      new CostTable(
          List.of(
              new AgentSetup(AgentSetup.NONE, null, List.of(), false),
              new AgentSetup(AgentSetup.ACCEPTQ, null, List.of(), false)));

  @Test
  void alignsColumnsAndComparesValuesWithTargets() {
    table.addOwn("hook, ns", MedianAndRange.of(List.of(50.04, 41.0, 90.0)), 1, new CostTarget(50));
    table.addWithTarget("  over none", Map.of("acceptq", "+61"), 61.2, new CostTarget(60));
    table.addPlain("start", Map.of("no agent", "7", "acceptq", "8"));

    assertThat(table.text(false))
        .isEqualTo(
            """
                         no agent           acceptq  target  verdict
            hook, ns            -  50.0 (41.0-90.0)   <= 50      met
              over none         -               +61   <= 60   MISSED
            start               7                 8

            Missed: over none.
            """);
  }

  @Test
  void printsTheSameCellsAsMarkdown() {
    table.addPlain("start", Map.of("no agent", "7"));

    assertThat(table.text(true))
        .isEqualTo(
            """
            |       | no agent | acceptq | target | verdict |
            |---|--:|--:|--:|--:|
            | start |        7 |       - |        |         |

            Every target is met.
            """);
  }

  @Test
  void takesTheMeanOfTheTwoMiddleValuesAsMedian() {
    assertThat(MedianAndRange.of(List.of(4.0, 1.0, 2.0, 30.0)))
        .isEqualTo(new MedianAndRange(3, 1, 30));
  }

  @Test
  void omitsTheRangeIfAllValuesLookTheSame() {
    assertThat(MedianAndRange.of(List.of(11.0, 11.2)).text(0)).isEqualTo("11");
    assertThat(Decimals.fixed(-0.04, 1)).isEqualTo("0.0");
    assertThat(Decimals.signed(-3.6, 0)).isEqualTo("-4");
  }
}
