// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds how many listener beans, and so how many series of an exporter, are created by a service
 * that opens and closes listeners all the time: above a number per minute, only for a listener that
 * has lived for a while. Used by the sampler thread only.
 */
final class RegistrationLimit {
  /** More than a service with many ports binds when it starts. */
  static final int PER_MINUTE = 2_000;

  /** Passive data connections and the like are closed sooner. */
  static final long LIVED_MILLIS = 10_000;

  private static final long MINUTE_MILLIS = 60_000;

  /** When those that wait were first seen, by id. */
  private final Map<Long, Long> firstSeen = new HashMap<>();

  private boolean begun;
  private long minuteStart;
  private int used;

  /** Whether this listener may have a bean now; to be asked again at each sample if not. */
  boolean allows(long listener, long millis) {
    if (!begun || millis - minuteStart >= MINUTE_MILLIS) {
      begun = true;
      minuteStart = millis;
      used = 0;
    }
    Long first = firstSeen.get(listener);
    boolean lived = first != null && millis - first >= LIVED_MILLIS;
    if (used < PER_MINUTE || lived) {
      used++;
      firstSeen.remove(listener);
      return true;
    }
    firstSeen.putIfAbsent(listener, millis);
    return false;
  }

  /** Keeps only the listeners that are still open. */
  void forgetClosed(List<Verdict> open) {
    if (firstSeen.isEmpty()) {
      return;
    }
    Map<Long, Long> kept = new HashMap<>();
    for (Verdict verdict : open) {
      Long first = firstSeen.get(verdict.sample.listener.id);
      if (first != null) {
        kept.put(verdict.sample.listener.id, first);
      }
    }
    firstSeen.keySet().retainAll(kept.keySet());
  }
}
