// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Has clients note when they came and a service when it accepted them, and compares how long they
 * waited with what acceptq says of it: the exit status is 0 if both agree. In a network namespace
 * of its own.
 */
final class TrueWaits {
  /** They agree within so much, or an interval. */
  private static final double TOLERANCE = 0.2;

  private static final double INTERVAL_MILLIS = 100;

  private TrueWaits() {}

  /** Agent jar. */
  public static void main(String[] args) throws Exception {
    Ground.PLAIN.prepare();
    boolean right = compare(args[0], Behaviour.WORKS, stage -> stage.come(200, 3));
    right &= compare(args[0], Behaviour.PLODS, stage -> stage.come(150));
    right &= compare(args[0], Behaviour.DAWDLES, stage -> stage.come(75, 2));
    if (!right) {
      throw new IllegalStateException("the true waits and those acceptq tells do not agree");
    }
  }

  private static boolean compare(String agent, Behaviour behaviour, Story.Plot plot)
      throws Exception {
    Path log = Files.createTempFile("acceptq-waits", ".log");
    try (Stage stage = new Stage(Stage.service(agent, List.of(), behaviour, 1_000), log)) {
      plot.play(stage);
      stage.rest(4);
      double[] waits = waits(stage.connectNanos(), stage.ask("accepts"));
      double mean = Arrays.stream(waits).average().orElseThrow();
      double longest = Arrays.stream(waits).max().orElseThrow();
      double saidMean = Double.parseDouble(stage.ask("attribute QueueWaitMillis"));
      double saidLongest = Double.parseDouble(stage.ask("attribute LongestQueueWaitMillis"));
      boolean right = agree(mean, saidMean) && agree(longest, saidLongest);
      System.out.printf(
          Locale.ROOT,
          "%-8s %d clients waited %.1f ms on average and %.1f ms at most; acceptq says %.1f and %.1f: %s%n",
          behaviour,
          waits.length,
          mean,
          longest,
          saidMean,
          saidLongest,
          right ? "right" : "WRONG");
      return right;
    } finally {
      Files.delete(log);
    }
  }

  /** The queue is first in, first out, and both processes read the same clock. */
  private static double[] waits(List<Long> came, String accepted) {
    String[] times = accepted.substring(1, accepted.length() - 1).split(", ", -1);
    if (times.length != came.size()) {
      throw new IllegalStateException(times.length + " of " + came.size() + " were accepted");
    }
    double[] waits = new double[times.length];
    for (int i = 0; i < waits.length; i++) {
      waits[i] = (Long.parseLong(times[i]) - came.get(i)) / 1e6;
    }
    return waits;
  }

  private static boolean agree(double truth, double said) {
    return Math.abs(truth - said) <= Math.max(INTERVAL_MILLIS, TOLERANCE * truth);
  }
}
