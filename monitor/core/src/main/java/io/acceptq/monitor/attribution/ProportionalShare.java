// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.attribution;

import io.acceptq.monitor.model.Confidence;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Divides what the namespace counted in an interval among the sockets that discarded packets in it,
 * none getting more than it discarded. The result stays in the fields until the next call.
 */
final class ProportionalShare {
  /** Takes the share of one candidate. */
  interface Recipient {
    void take(OverflowCandidate candidate, long share);
  }

  /** The part that no candidate could take. */
  long rest;

  /** Whether the packets discarded add up to what was divided. */
  boolean addsUp;

  /** EXACT if no other candidate can have had it, MIXED if it was divided by likelihood. */
  Confidence confidence;

  void divide(
      long total,
      List<OverflowCandidate> candidates,
      ToLongFunction<OverflowCandidate> discarded,
      Recipient recipient) {
    long sum = 0;
    long atLimit = 0;
    int count = 0;
    for (OverflowCandidate candidate : candidates) {
      long most = discarded.applyAsLong(candidate);
      if (most > 0) {
        count++;
        sum += most;
        atLimit += candidate.atLimit ? most : 0;
      }
    }
    rest = Math.max(0, total - sum);
    addsUp = sum == total;
    confidence = count <= 1 || sum <= total ? Confidence.EXACT : Confidence.MIXED;
    long first = Math.min(total, atLimit);
    give(first, atLimit, true, candidates, discarded, recipient);
    give(Math.min(total, sum) - first, sum - atLimit, false, candidates, discarded, recipient);
  }

  /** In proportion, rounded so that the shares add up and none is above its maximum. */
  private static void give(
      long total,
      long sum,
      boolean atLimit,
      List<OverflowCandidate> candidates,
      ToLongFunction<OverflowCandidate> discarded,
      Recipient recipient) {
    long passed = 0;
    long given = 0;
    for (OverflowCandidate candidate : candidates) {
      long most = discarded.applyAsLong(candidate);
      if (candidate.atLimit == atLimit && most > 0) {
        passed += most;
        long upToHere = total * passed / sum;
        recipient.take(candidate, upToHere - given);
        given = upToHere;
      }
    }
  }
}
