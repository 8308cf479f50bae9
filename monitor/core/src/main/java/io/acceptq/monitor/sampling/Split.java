// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.Evidence;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Divides what the namespace counted in an interval among those who discarded packets in it, nobody
 * getting more than he discarded. Pure; the result is read from the fields until the next call.
 */
final class Split {
  /** Takes what one suspect is given. */
  interface Giving {
    void give(Suspect suspect, long share);
  }

  /** What could be given to nobody. */
  long rest;

  /** EXACT if nobody else can have had it, MIXED if it was divided by likelihood. */
  Evidence evidence;

  void divide(
      long total, List<Suspect> suspects, ToLongFunction<Suspect> discarded, Giving giving) {
    long sum = 0;
    long atLimit = 0;
    int count = 0;
    for (Suspect suspect : suspects) {
      long most = discarded.applyAsLong(suspect);
      if (most > 0) {
        count++;
        sum += most;
        atLimit += suspect.atLimit ? most : 0;
      }
    }
    rest = Math.max(0, total - sum);
    evidence = count <= 1 || sum <= total ? Evidence.EXACT : Evidence.MIXED;
    long first = Math.min(total, atLimit);
    give(first, atLimit, true, suspects, discarded, giving);
    give(Math.min(total, sum) - first, sum - atLimit, false, suspects, discarded, giving);
  }

  /** In proportion, rounded so that the shares add up and none is above its maximum. */
  private static void give(
      long total,
      long sum,
      boolean atLimit,
      List<Suspect> suspects,
      ToLongFunction<Suspect> discarded,
      Giving giving) {
    long passed = 0;
    long given = 0;
    for (Suspect suspect : suspects) {
      long most = discarded.applyAsLong(suspect);
      if (suspect.atLimit == atLimit && most > 0) {
        passed += most;
        long upToHere = total * passed / sum;
        giving.give(suspect, upToHere - given);
        given = upToHere;
      }
    }
  }
}
