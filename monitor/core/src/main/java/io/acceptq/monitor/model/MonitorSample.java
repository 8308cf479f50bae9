// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

import io.acceptq.monitor.model.kernel.SourceStatus;

/** acceptq's own state and cost at one sample. Immutable; null is unknown or not the case. */
public final class MonitorSample {
  public final SourceStatus source;

  /** The interval asked for. */
  public final int intervalMillis;

  /** The longer interval in force to limit the cost; null if the asked one is in force. */
  public final Long stretchedIntervalMillis;

  /** Samples kept for each listener if fewer than asked for fit into memory; else null. */
  public final Integer shortenedHistory;

  public final Thresholds thresholds;
  public final long samples;
  public final long missedSamples;

  /** Delay of samples beyond the time they were due, in all. */
  public final double lateMillis;

  /** How long the sampler stood still before this sample although it was to run. */
  public final double oversleptMillis;

  /** What the wall clock shows more than the clock of the samples; changes when it is set. */
  public final long clockOffsetMillis;

  /** Duration of the latest sample. */
  public final double sampleMicros;

  public final double sampleMicrosMax;

  /** Share of one core spent on sampling over the last 10 s; null before the second sample. */
  public final Double cpuPercent;

  /** Exceptions raised by acceptq's code inside woven methods. */
  public final long adviceErrors;

  public final String targets;

  /** Errors inside acceptq so far. */
  public final long errors;

  public final String lastError;

  private MonitorSample(Builder from) {
    source = from.source;
    intervalMillis = from.intervalMillis;
    stretchedIntervalMillis = from.stretchedIntervalMillis;
    shortenedHistory = from.shortenedHistory;
    thresholds = from.thresholds;
    samples = from.samples;
    missedSamples = from.missedSamples;
    lateMillis = from.lateMillis;
    oversleptMillis = from.oversleptMillis;
    clockOffsetMillis = from.clockOffsetMillis;
    sampleMicros = from.sampleMicros;
    sampleMicrosMax = from.sampleMicrosMax;
    cpuPercent = from.cpuPercent;
    adviceErrors = from.adviceErrors;
    targets = from.targets;
    errors = from.errors;
    lastError = from.lastError;
  }

  /** A sample under these settings. */
  public static Builder builder(SourceStatus source, int intervalMillis, Thresholds thresholds) {
    return new Builder(source, intervalMillis, thresholds);
  }

  /** Names each value, so that no two can be swapped. */
  public static final class Builder {
    private final SourceStatus source;
    private final int intervalMillis;
    private final Thresholds thresholds;
    private Long stretchedIntervalMillis;
    private Integer shortenedHistory;
    private long samples;
    private long missedSamples;
    private double lateMillis;
    private double oversleptMillis;
    private long clockOffsetMillis;
    private double sampleMicros;
    private double sampleMicrosMax;
    private Double cpuPercent;
    private long adviceErrors;
    private String targets;
    private long errors;
    private String lastError;

    private Builder(SourceStatus source, int intervalMillis, Thresholds thresholds) {
      this.source = source;
      this.intervalMillis = intervalMillis;
      this.thresholds = thresholds;
    }

    public Builder stretchedIntervalMillis(Long value) {
      stretchedIntervalMillis = value;
      return this;
    }

    public Builder shortenedHistory(Integer value) {
      shortenedHistory = value;
      return this;
    }

    public Builder samples(long value) {
      samples = value;
      return this;
    }

    public Builder missedSamples(long value) {
      missedSamples = value;
      return this;
    }

    public Builder lateMillis(double value) {
      lateMillis = value;
      return this;
    }

    public Builder oversleptMillis(double value) {
      oversleptMillis = value;
      return this;
    }

    public Builder clockOffsetMillis(long value) {
      clockOffsetMillis = value;
      return this;
    }

    public Builder sampleMicros(double latest, double max) {
      sampleMicros = latest;
      sampleMicrosMax = max;
      return this;
    }

    public Builder cpuPercent(Double value) {
      cpuPercent = value;
      return this;
    }

    /** What the weaver reports. */
    public Builder woven(String allTargets, long errorsInAdvice) {
      targets = allTargets;
      adviceErrors = errorsInAdvice;
      return this;
    }

    public Builder errors(long count, String last) {
      errors = count;
      lastError = last;
      return this;
    }

    public MonitorSample build() {
      return new MonitorSample(this);
    }
  }
}
