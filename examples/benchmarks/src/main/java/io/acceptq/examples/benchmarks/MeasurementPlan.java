// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import io.acceptq.examples.benchmarks.jmh.JmhRunner;
import io.acceptq.examples.benchmarks.process.IdleServiceCost;
import io.acceptq.examples.benchmarks.process.StartUpCost;
import java.util.List;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long and how often everything is measured.
 *
 * @param jmh for benchmarks of acceptq alone
 * @param comparison for one turn of one agent, where agents take turns
 * @param socketCounts sockets in the namespace while the kernel is read
 * @param acceptRounds turns of each agent for the real accepts
 */
record MeasurementPlan(
    JmhRunner jmh,
    JmhRunner comparison,
    List<Integer> socketCounts,
    int acceptRounds,
    StartUpCost.Rounds startUp,
    IdleServiceCost.Rounds idle) {

  /** About ten minutes. */
  static MeasurementPlan full() {
    return new MeasurementPlan(
        new JmhRunner(2, 6, 10, TimeValue.milliseconds(500)),
        new JmhRunner(1, 4, 8, TimeValue.milliseconds(500)),
        List.of(0, 20_000, 200_000),
        3,
        new StartUpCost.Rounds(20, 5),
        new IdleServiceCost.Rounds(3, 5, 30));
  }

  /** One to two minutes: enough to see that everything runs, too short for reliable numbers. */
  static MeasurementPlan quick() {
    JmhRunner jmh = new JmhRunner(1, 1, 2, TimeValue.milliseconds(300));
    return new MeasurementPlan(
        jmh,
        jmh,
        List.of(0, 2_000, 20_000),
        1,
        new StartUpCost.Rounds(3, 1),
        new IdleServiceCost.Rounds(1, 1, 4));
  }
}
