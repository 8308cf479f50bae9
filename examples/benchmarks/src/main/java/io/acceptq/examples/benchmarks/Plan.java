// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long and how often. */
record Plan(
    JmhRun jmh,
    JmhRun jmhByTurns,
    List<Integer> crowds,
    int acceptRounds,
    int startRounds,
    int slowStartRounds,
    int idleRounds,
    int idleSettleSeconds,
    int idleSeconds) {

  /** About eight minutes. */
  static Plan full() {
    JmhRun jmh = new JmhRun(2, 6, 10, TimeValue.milliseconds(500));
    JmhRun byTurns = new JmhRun(1, 4, 8, TimeValue.milliseconds(500));
    return new Plan(jmh, byTurns, List.of(0, 20_000, 200_000), 3, 20, 5, 3, 5, 30);
  }

  /** About a minute, for trying: the numbers mean little. */
  static Plan quick() {
    JmhRun jmh = new JmhRun(1, 1, 2, TimeValue.milliseconds(300));
    return new Plan(jmh, jmh, List.of(0, 2_000, 20_000), 1, 3, 1, 1, 1, 4);
  }
}
