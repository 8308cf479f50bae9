// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.attribution;

import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.kernel.KernelCounters;
import java.util.ArrayList;
import java.util.List;

/**
 * Attributes overflows to sockets. ListenOverflows and ListenDrops are exact but count for the
 * whole namespace; {@code sk_drops} belongs to one socket but counts harmless duplicates too, and
 * an ignored last ACK twice. Every overflow adds at least one to the {@code sk_drops} of its
 * socket. Hence, in one interval: if the namespace counted no overflow, no socket had one; if only
 * one socket discarded packets, all overflows are its own; if the discarded packets add up to the
 * overflows, each is an overflow; else the overflows are divided, sockets at their limit first.
 *
 * <p>Sockets are read before the counters, so an overflow between the two readings is counted but
 * not yet visible at its socket. It is carried to the next sample, which must show it. What that
 * sample does not show was at a listener that has closed since, and stays unattributed; so does, at
 * once, any remainder when a listener was closed in the interval. At every sample
 *
 * <pre>
 * {@code overflows of all candidates + unattributed + carried = ListenOverflows since the baseline}
 * </pre>
 *
 * Used by the sampler thread only; no clock, no I/O.
 */
public final class OverflowAttribution {
  private final ProportionalShare shares = new ProportionalShare();
  private final List<OverflowCandidate> tentative = new ArrayList<>();
  private Long lastOverflows;
  private Long lastDrops;
  private long carried;
  private long unattributed;

  /** Drops for other reasons not yet visible at a socket; negative if visible before counted. */
  private long otherCarried;

  /**
   * Attributes what is counted from now on.
   *
   * @param baseline the counters at present; if unknown, the first call is the baseline
   */
  public OverflowAttribution(KernelCounters baseline) {
    lastOverflows = baseline.listenOverflows;
    lastDrops = baseline.listenDrops;
  }

  /**
   * Attributes the overflows since the last call.
   *
   * @param closed whether an unseen listener may have had overflows since the last call, because
   *     one was closed
   * @return false if the counters are unknown: the next call covers this interval too
   */
  public boolean attribute(
      KernelCounters counters, List<OverflowCandidate> candidates, boolean closed) {
    if (counters.listenOverflows == null) {
      return false;
    }
    long overflows = rise(lastOverflows, counters.listenOverflows);
    lastOverflows = counters.listenOverflows;
    if (showDiscarded(candidates)) {
      byDiscarded(overflows, candidates, closed);
      otherDrops(counters.listenDrops, overflows, candidates, closed);
    } else {
      byLimit(overflows + carried, candidates);
    }
    return true;
  }

  /** A counter that went back was reset. */
  private static long rise(Long from, long to) {
    return from == null ? 0 : Math.max(0, to - from);
  }

  private static boolean showDiscarded(List<OverflowCandidate> candidates) {
    for (OverflowCandidate candidate : candidates) {
      if (candidate.discarded >= 0) {
        return true;
      }
    }
    return candidates.isEmpty();
  }

  private void byDiscarded(long fresh, List<OverflowCandidate> candidates, boolean closed) {
    long total = fresh + carried;
    shares.divide(
        total, candidates, s -> s.discarded, (candidate, share) -> candidate.overflows = share);
    long given = total - shares.rest;
    long lost = closed ? shares.rest : Math.min(shares.rest, Math.max(0, carried - given));
    if (lost > 0 && !closed) {
      for (OverflowCandidate candidate : tentative) {
        candidate.confidence = Confidence.MIXED; // an unseen socket took part
      }
    }
    tentative.clear();
    carried = shares.rest - lost;
    unattributed += lost;
    if (total > 0) {
      // A listener that was closed may have had some, unless the living explain them all.
      judge(candidates, closed && !shares.addsUp ? Confidence.MIXED : shares.confidence);
    }
  }

  private void judge(List<OverflowCandidate> candidates, Confidence found) {
    for (OverflowCandidate candidate : candidates) {
      if (candidate.discarded > 0) {
        candidate.confidence = candidate.confidence.weaker(found);
        if (carried > 0) {
          tentative.add(candidate);
        }
      }
    }
  }

  /** Packets dropped although the accept queue had room: a full SYN queue, no memory. */
  private void otherDrops(
      Long listenDrops, long overflows, List<OverflowCandidate> candidates, boolean closed) {
    if (listenDrops == null) {
      return;
    }
    long fresh = lastDrops == null ? 0 : rise(lastDrops, listenDrops) - overflows;
    lastDrops = listenDrops;
    long total = fresh + otherCarried;
    if (total <= 0) {
      otherCarried = total;
      return;
    }
    shares.divide(
        total,
        candidates,
        s -> s.discarded - s.overflows,
        (candidate, share) -> candidate.otherDrops = share);
    long given = total - shares.rest;
    otherCarried =
        closed ? 0 : shares.rest - Math.min(shares.rest, Math.max(0, otherCarried - given));
  }

  /** Without {@code sk_drops}: the only socket whose queue was seen full had them. */
  private void byLimit(long total, List<OverflowCandidate> candidates) {
    carried = 0;
    if (total == 0) {
      return;
    }
    OverflowCandidate only = null;
    int full = 0;
    for (OverflowCandidate candidate : candidates) {
      if (candidate.atLimit) {
        only = candidate;
        full++;
      }
    }
    if (full == 1) {
      only.overflows = total;
      only.confidence = Confidence.ESTIMATED;
      return;
    }
    unattributed += total;
    for (OverflowCandidate candidate : candidates) {
      candidate.confidence = Confidence.UNKNOWN;
    }
  }

  /** Overflows that belong to no open listener of the namespace. */
  public long unattributed() {
    return unattributed;
  }

  long carried() {
    return carried;
  }
}
