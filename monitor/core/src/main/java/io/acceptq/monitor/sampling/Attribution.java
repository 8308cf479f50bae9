// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.Evidence;
import io.acceptq.monitor.sample.KernelCounters;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose the overflows were. ListenOverflows and ListenDrops are exact but the namespace's; {@code
 * sk_drops} is the socket's but counts harmless duplicates too, and an ignored last ACK twice.
 * Every overflow adds at least one to the {@code sk_drops} of its socket, hence: no overflow
 * counted, nobody had one; one socket discarded packets, all are its own; the discarded add up to
 * the overflows, each is one; else they are divided, those at their limit first.
 *
 * <p>The kernel's sockets are read before its counters, so an overflow between the two is counted
 * but not yet seen at its socket: it is carried to the next sample, which must show it, and is
 * nobody's until then. What that sample does not show was at a listener that has closed, and is
 * nobody's for good; so is at once all that remains when a listener is seen to have closed. At
 * every sample
 *
 * <pre>{@code overflows of all suspects + nobody's + carried = ListenOverflows since the first}
 * </pre>
 *
 * Used by the sampler thread only; no clock, no I/O.
 */
final class Attribution {
  private final Split split = new Split();
  private final List<Suspect> tentative = new ArrayList<>();
  private boolean started;
  private long lastOverflows;
  private long lastDrops;
  private long carried;
  private long nobodys;

  /**
   * Drops for other reasons not yet seen at a socket; negative if seen before they were counted.
   */
  private long otherCarried;

  /**
   * Finds whose the overflows since the last call were.
   *
   * @param closed whether a listener has gone since the last call
   * @return false if the counters are not known: the next call covers this interval too
   */
  boolean attribute(KernelCounters counters, List<Suspect> suspects, boolean closed) {
    if (counters.listenOverflows == null) {
      return false;
    }
    long overflows = started ? rise(lastOverflows, counters.listenOverflows) : 0;
    lastOverflows = counters.listenOverflows;
    if (tellsDiscarded(suspects)) {
      byDiscarded(overflows, suspects, closed);
      otherDrops(counters.listenDrops, overflows, suspects, closed);
    } else {
      byLimit(overflows + carried, suspects);
    }
    started = true;
    return true;
  }

  /** A counter that went back starts anew. */
  private static long rise(long from, long to) {
    return Math.max(0, to - from);
  }

  private static boolean tellsDiscarded(List<Suspect> suspects) {
    for (Suspect suspect : suspects) {
      if (suspect.discarded >= 0) {
        return true;
      }
    }
    return suspects.isEmpty();
  }

  private void byDiscarded(long fresh, List<Suspect> suspects, boolean closed) {
    long total = fresh + carried;
    split.divide(total, suspects, s -> s.discarded, (suspect, share) -> suspect.overflows = share);
    long given = total - split.rest;
    long lost = closed ? split.rest : Math.min(split.rest, Math.max(0, carried - given));
    if (lost > 0 && !closed) {
      for (Suspect suspect : tentative) {
        suspect.evidence = Evidence.MIXED; // somebody unseen took part
      }
    }
    tentative.clear();
    carried = split.rest - lost;
    nobodys += lost;
    if (total > 0) {
      judge(suspects, closed ? Evidence.MIXED : split.evidence);
    }
  }

  private void judge(List<Suspect> suspects, Evidence found) {
    for (Suspect suspect : suspects) {
      if (suspect.discarded > 0) {
        suspect.evidence = suspect.evidence.weaker(found);
        if (carried > 0) {
          tentative.add(suspect);
        }
      }
    }
  }

  /** What was dropped at listeners although there was room: a full SYN queue, no memory. */
  private void otherDrops(
      Long listenDrops, long overflows, List<Suspect> suspects, boolean closed) {
    if (listenDrops == null) {
      return;
    }
    long fresh = started ? rise(lastDrops, listenDrops) - overflows : 0;
    lastDrops = listenDrops;
    long total = fresh + otherCarried;
    if (total <= 0) {
      otherCarried = total;
      return;
    }
    split.divide(
        total,
        suspects,
        s -> s.discarded - s.overflows,
        (suspect, share) -> suspect.otherDrops = share);
    long given = total - split.rest;
    otherCarried =
        closed ? 0 : split.rest - Math.min(split.rest, Math.max(0, otherCarried - given));
  }

  /** Without {@code sk_drops} there is only this: it was the one whose queue was seen full. */
  private void byLimit(long total, List<Suspect> suspects) {
    carried = 0;
    if (total == 0) {
      return;
    }
    Suspect only = null;
    int full = 0;
    for (Suspect suspect : suspects) {
      if (suspect.atLimit) {
        only = suspect;
        full++;
      }
    }
    if (full == 1) {
      only.overflows = total;
      only.evidence = Evidence.ESTIMATED;
      return;
    }
    nobodys += total;
    for (Suspect suspect : suspects) {
      suspect.evidence = Evidence.UNKNOWN;
    }
  }

  /** Overflows that no open listener of the namespace had. */
  long nobodys() {
    return nobodys;
  }

  long carried() {
    return carried;
  }
}
