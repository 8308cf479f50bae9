// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.cause;

import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.PausedWait;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.queueing.BacklogRecommendation;

/**
 * What causes are decided from: a listener with a problem, now and when it was last calm.
 * Immutable; null is unknown.
 */
public final class IncidentFacts {
  /** The last sample in which hardly any connection waited. */
  final ListenerSample calm;

  final ListenerSample now;

  /** What kept the JVM from running since then. */
  final RuntimeStalls stalls;

  /** The backlog that would have held the recorded load, this problem included. */
  final BacklogRecommendation recommendation;

  /** When the episode began. */
  final long startMillis;

  /** A longer time without an accept is more than a hiccup. */
  final double stallMillis;

  public IncidentFacts(
      ListenerSample calm,
      ListenerSample now,
      RuntimeStalls stalls,
      BacklogRecommendation recommendation,
      long startMillis,
      double stallMillis) {
    this.calm = calm;
    this.now = now;
    this.stalls = stalls;
    this.recommendation = recommendation;
    this.startMillis = startMillis;
    this.stallMillis = stallMillis;
  }

  /** Time since it was calm; at least 1. */
  double millis() {
    return Math.max(1, (double) (now.millis - calm.millis));
  }

  /** Whether the problem has lasted this long without a calm moment. */
  boolean lasts(long millis) {
    return now.millis - Math.max(calm.millis, startMillis) >= millis;
  }

  /** Connections accepted since it was calm; null if accepts are not tracked. */
  Long accepted() {
    return increase(calm.accepts.total, now.accepts.total);
  }

  /** Failed accepts since it was calm. */
  Long errors() {
    return increase(calm.acceptor.errors, now.acceptor.errors);
  }

  /** Overflows since it was calm. */
  Long overflows() {
    return increase(calm.drops.overflows, now.drops.overflows);
  }

  private static Long increase(Long from, Long to) {
    return to == null ? null : Long.valueOf(to - (from == null ? 0 : from));
  }

  boolean isStalled() {
    Double gap = now.accepts.gaps.currentMillis;
    return gap != null && gap >= stallMillis;
  }

  /** {@code 17 connections wait, 3 overflows}. */
  String impact() {
    Integer length = now.queue.length;
    String waiting =
        length == null
            ? "accept queue unknown"
            : Quantities.count(length, "connection") + (length == 1 ? " waits" : " wait");
    Long overflows = overflows();
    return pausedWait()
        + (overflows == null || overflows == 0
            ? waiting
            : waiting + ", " + Quantities.count(overflows, "overflow"));
  }

  /** {@code connections waited for up to 4.0 s, }; empty without such a pause. */
  private String pausedWait() {
    PausedWait pause = now.accepts.gaps.pause;
    return pause == null || pause.longestMillis == null
        ? ""
        : "connections waited for up to " + Quantities.duration(pause.longestMillis) + ", ";
  }
}
