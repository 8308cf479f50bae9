// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares the queue waits that acceptq reports with measured ones: clients note when they connect,
 * the service when it accepts. The exit status is 0 if both agree. Runs in a network namespace of
 * its own.
 */
final class TrueWaits {
  /** The allowed difference: this share, or one sampling interval. */
  private static final double TOLERANCE = 0.2;

  private static final double INTERVAL_MILLIS = 100;
  private static final double SETTLE_SECONDS = 4;

  private TrueWaits() {}

  /** Arguments: agent jar. */
  public static void main(String[] args) throws Exception {
    boolean correct =
        compare(args[0], AcceptBehaviour.WORKS_1_MS, (s, clients) -> clients.connectAtRate(200, 3));
    correct &= compare(args[0], AcceptBehaviour.WORKS_10_MS, (s, clients) -> clients.connect(150));
    correct &=
        compare(args[0], AcceptBehaviour.WORKS_20_MS, (s, clients) -> clients.connectAtRate(75, 2));
    if (!correct) {
      throw new IllegalStateException("acceptq's queue waits do not agree with the measured ones");
    }
  }

  private static boolean compare(String agent, AcceptBehaviour behaviour, Story.Script script)
      throws Exception {
    ServiceSetup setup = ServiceSetup.of(behaviour, 1_000);
    try (RecordedLoad load = RecordedLoad.record(setup, agent, script, SETTLE_SECONDS)) {
      double[] waits = waits(load.clients().connectNanos(), load.service().run("accepts"));
      double mean = Arrays.stream(waits).average().orElseThrow();
      double longest = Arrays.stream(waits).max().orElseThrow();
      double reportedMean = Double.parseDouble(load.attribute("QueueWaitMillis"));
      double reportedLongest = Double.parseDouble(load.attribute("LongestQueueWaitMillis"));
      boolean correct = agree(mean, reportedMean) && agree(longest, reportedLongest);
      System.out.printf(
          Locale.ROOT,
          "%-11s %d clients waited %.1f ms on average, %.1f ms at most;"
              + " acceptq reports %.1f and %.1f: %s%n",
          behaviour,
          waits.length,
          mean,
          longest,
          reportedMean,
          reportedLongest,
          correct ? "correct" : "WRONG");
      return correct;
    }
  }

  /** The queue is first in, first out, and both processes read the same clock. */
  private static double[] waits(List<Long> connectNanos, List<String> acceptNanos) {
    if (acceptNanos.size() != connectNanos.size()) {
      throw new IllegalStateException(
          acceptNanos.size() + " of " + connectNanos.size() + " clients were accepted");
    }
    double[] waits = new double[connectNanos.size()];
    for (int i = 0; i < waits.length; i++) {
      waits[i] = (Long.parseLong(acceptNanos.get(i)) - connectNanos.get(i)) / 1e6;
    }
    return waits;
  }

  private static boolean agree(double measured, double reported) {
    return Math.abs(measured - reported) <= Math.max(INTERVAL_MILLIS, TOLERANCE * measured);
  }
}
