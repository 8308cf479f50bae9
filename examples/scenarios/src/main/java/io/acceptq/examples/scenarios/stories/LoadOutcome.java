// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import java.util.List;

/** The peak of the queue and the number of refused clients, predicted or measured. */
record LoadOutcome(Bounds peak, Bounds refused) {
  /** Predictions and measurements agree within this share, or two connections. */
  private static final double TOLERANCE = 0.1;

  /** A number that is known exactly, or within bounds. */
  record Bounds(int least, int most) {
    private boolean contain(int measured) {
      double slack = Math.max(2, TOLERANCE * measured);
      return measured >= least - slack && measured <= most + slack;
    }

    @Override
    public String toString() {
      return least == most ? Integer.toString(most) : least + " to " + most;
    }
  }

  static LoadOutcome measured(int peak, int refused) {
    return new LoadOutcome(new Bounds(peak, peak), new Bounds(refused, refused));
  }

  /** Parses the answer of the service to {@code simulate}. */
  static LoadOutcome predicted(List<String> lines) {
    List<Integer> numbers = lines.stream().map(Integer::valueOf).toList();
    return new LoadOutcome(
        new Bounds(numbers.get(0), numbers.get(1)), new Bounds(numbers.get(2), numbers.get(3)));
  }

  boolean agreesWith(LoadOutcome measured) {
    return peak.contain(measured.peak.most) && refused.contain(measured.refused.most);
  }
}
