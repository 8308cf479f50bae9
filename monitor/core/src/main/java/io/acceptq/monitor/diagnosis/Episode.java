// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.cause.Cause;
import io.acceptq.monitor.diagnosis.cause.Finding;
import java.util.List;

/** A period in which one listener had a problem; open while it lasts. Immutable. */
public final class Episode {
  /** The kind of problem, the worst last. */
  public enum Kind {
    SYN_FLOOD("acceptq.synflood"),
    SATURATION("acceptq.saturation"),
    STALL("acceptq.stall"),
    OVERFLOW("acceptq.overflow");

    /** Type of the notification that reports its begin. */
    public final String notification;

    Kind(String notification) {
      this.notification = notification;
    }
  }

  /** Type of the notification that reports the end. */
  public static final String RECOVERED = "acceptq.recovered";

  /** Name of the listener. */
  public final String listener;

  public final Kind kind;

  /** When it began, on the clock of the samples. */
  public final long startMillis;

  /** When the problem was last seen, on the same clock. */
  public final long lastMillis;

  private final long clockOffset;

  public final boolean open;

  /** Highest queue length seen in it. */
  public final int peak;

  /** Packets refused in it; null if unknown. */
  public final Long overflows;

  /** What was found of its cause, the dominant one first; never empty. */
  public final List<Finding> findings;

  private Episode(Builder from) {
    listener = from.listener;
    kind = from.kind;
    startMillis = from.startMillis;
    lastMillis = from.lastMillis;
    clockOffset = from.clockOffset;
    open = from.open;
    peak = from.peak;
    overflows = from.overflows;
    findings = from.findings;
  }

  /** An open episode of one moment. */
  static Builder builder(String listener, Kind kind, long startMillis) {
    return new Builder(listener, kind, startMillis);
  }

  /** The same episode, closed. */
  Episode ended() {
    Builder builder = new Builder(listener, kind, startMillis);
    builder.open = false;
    return builder
        .lastMillis(lastMillis)
        .clockOffset(clockOffset)
        .peak(peak)
        .overflows(overflows)
        .findings(findings)
        .build();
  }

  /** The dominant cause; null if it is unknown. */
  public Cause cause() {
    return findings.get(0).cause;
  }

  /** What to do; null if the cause is unknown. */
  public String advice() {
    return findings.get(0).advice();
  }

  /** The evidence for all causes, the dominant one first. */
  public String evidence() {
    StringBuilder text = new StringBuilder(findings.get(0).evidence());
    for (Finding also : findings.subList(1, findings.size())) {
      text.append("; also ").append(also.cause).append(": ").append(also.evidence());
    }
    return text.toString();
  }

  /** When it began, in milliseconds since the epoch, by the wall clock of its last sample. */
  public long startedAt() {
    return startMillis + clockOffset;
  }

  public long durationMillis() {
    return lastMillis - startMillis;
  }

  /** Names each value, so that no two can be swapped. */
  static final class Builder {
    private final String listener;
    private final Kind kind;
    private final long startMillis;
    private long lastMillis;
    private long clockOffset;
    private boolean open = true;
    private int peak;
    private Long overflows;
    private List<Finding> findings;

    private Builder(String listener, Kind kind, long startMillis) {
      this.listener = listener;
      this.kind = kind;
      this.startMillis = startMillis;
      this.lastMillis = startMillis;
    }

    Builder lastMillis(long value) {
      lastMillis = value;
      return this;
    }

    /** What the wall clock shows more than the clock of the samples. */
    Builder clockOffset(long value) {
      clockOffset = value;
      return this;
    }

    Builder peak(int value) {
      peak = value;
      return this;
    }

    Builder overflows(Long value) {
      overflows = value;
      return this;
    }

    Builder findings(List<Finding> value) {
      findings = value;
      return this;
    }

    Episode build() {
      return new Episode(this);
    }
  }
}
