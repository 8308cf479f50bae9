// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import java.util.List;

/** A time during which one listener was in trouble, so far or as a whole. Immutable. */
public final class Episode {
  /** What kind of trouble, the worst last. */
  public enum Kind {
    SYN_FLOOD("acceptq.synflood"),
    SATURATION("acceptq.saturation"),
    STALL("acceptq.stall"),
    OVERFLOW("acceptq.overflow");

    /** Type of the notification that tells of it. */
    public final String notification;

    Kind(String notification) {
      this.notification = notification;
    }
  }

  /** Type of the notification that tells of its end. */
  public static final String RECOVERED = "acceptq.recovered";

  /** Name of the listener. */
  public final String listener;

  public final Kind kind;
  public final long startMillis;

  /** The last trouble, so far if it is open. */
  public final long lastMillis;

  public final boolean open;

  /** Highest queue length seen in it. */
  public final int peak;

  /** Packets refused in it; null if unknown. */
  public final Long overflows;

  /** What was found of its cause, the dominant one first; never empty. */
  public final List<Finding> findings;

  Episode(
      String listener,
      Kind kind,
      long startMillis,
      long lastMillis,
      boolean open,
      int peak,
      Long overflows,
      List<Finding> findings) {
    this.listener = listener;
    this.kind = kind;
    this.startMillis = startMillis;
    this.lastMillis = lastMillis;
    this.open = open;
    this.peak = peak;
    this.overflows = overflows;
    this.findings = findings;
  }

  /** The same, over. */
  Episode ended() {
    return new Episode(listener, kind, startMillis, lastMillis, false, peak, overflows, findings);
  }

  /** The dominant one; null if it cannot be told. */
  public Cause cause() {
    return findings.get(0).cause;
  }

  /** What to do; null if the cause cannot be told. */
  public String advice() {
    return findings.get(0).advice();
  }

  /** What speaks for the causes, the dominant one first. */
  public String evidence() {
    StringBuilder text = new StringBuilder(findings.get(0).evidence());
    for (Finding also : findings.subList(1, findings.size())) {
      text.append("; also ").append(also.cause).append(": ").append(also.evidence());
    }
    return text.toString();
  }

  public long durationMillis() {
    return lastMillis - startMillis;
  }
}
