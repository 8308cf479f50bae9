// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.load.Recommendation;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Strain;
import java.util.Objects;

/**
 * What causes are decided from: a listener in trouble, now and as it was when it was last calm.
 * Immutable; null is unknown.
 */
final class Trouble {
  /** The last sample with hardly anything in the queue. */
  final ListenerSample calm;

  final ListenerSample now;

  /** What the JVM suffered since then. */
  final Strain strain;

  /** The backlog that would have held the recorded load, this trouble in it. */
  final Recommendation recommendation;

  /** When the episode began. */
  final long startMillis;

  /** What went so long without an accept is more than a hiccup. */
  final double stallMillis;

  Trouble(
      ListenerSample calm,
      ListenerSample now,
      Strain strain,
      Recommendation recommendation,
      long startMillis,
      double stallMillis) {
    this.calm = calm;
    this.now = now;
    this.strain = strain;
    this.recommendation = recommendation;
    this.startMillis = startMillis;
    this.stallMillis = stallMillis;
  }

  /** How long it has not been calm; at least one. */
  double millis() {
    return Math.max(1, (double) (now.millis - calm.millis));
  }

  /** It has been in trouble for so long without a calm moment. */
  boolean lasts(long millis) {
    return now.millis - Math.max(calm.millis, startMillis) >= millis;
  }

  /** Accepted since it was calm; null if accepts are not seen. */
  Long accepted() {
    return rise(calm.accepts.total, now.accepts.total);
  }

  /** Failed accepts since it was calm. */
  Long errors() {
    return rise(calm.acceptor.errors, now.acceptor.errors);
  }

  /** Overflows since it was calm. */
  Long overflows() {
    return rise(calm.losses.overflows, now.losses.overflows);
  }

  private static Long rise(Long from, Long to) {
    return to == null ? null : (Long) (to - (from == null ? 0 : from));
  }

  boolean isStalled() {
    return now.accepts.gapMillis != null && now.accepts.gapMillis >= stallMillis;
  }

  /** {@code 17 connections wait, 3 packets dropped}. */
  String toll() {
    Integer length = now.queue.length;
    Long overflows = overflows();
    String waits = Objects.equals(length, 1) ? "1 connection waits" : length + " connections wait";
    return waits
        + (overflows == null || overflows == 0
            ? ""
            : ", " + overflows + (overflows == 1 ? " overflow" : " overflows"));
  }
}
