// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table as people and the README see it. */
class ReportTest {
  private final Report report =
      new Report(
          List.of(
              new Contender(Contender.NONE, null, List.of(), false),
              new Contender(Contender.ACCEPTQ, null, List.of(), false)));

  @Test
  void columnsAreAlignedAndTargetsAreJudged() {
    report.own("hook, ns", Spread.of(List.of(50.04, 41.0, 90.0)), 1, new Target(50));
    report.judged("  over none", Map.of("acceptq", "+61"), 61.2, new Target(60));
    report.plain("start", Map.of("no agent", "7", "acceptq", "8"));

    assertThat(report.text(false))
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
  void markdownHasTheSameCells() {
    report.plain("start", Map.of("no agent", "7"));

    assertThat(report.text(true))
        .isEqualTo(
            """
            |       | no agent | acceptq | target | verdict |
            |---|--:|--:|--:|--:|
            | start |        7 |       - |        |         |

            Every target is met.
            """);
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 30.0))).isEqualTo(new Spread(3, 1, 30));
  }

  @Test
  void whatIsTheSameEachTimeHasNoRange() {
    assertThat(Spread.of(List.of(11.0, 11.2)).text(0)).isEqualTo("11");
    assertThat(Report.number(-0.04, 1)).isEqualTo("0.0");
    assertThat(Report.signed(-3.6, 0)).isEqualTo("-4");
  }
}
