// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/** What acceptq says of itself. Immutable. */
public final class SelfSample {
  public final SourceKind source;

  /** In a sentence, what is missing or reduced and why; null when nothing is. */
  public final String sourceNote;

  public final long samples;
  public final long missedSamples;

  /** How much later than due samples began, in all: much when the whole process did not run. */
  public final double lateMillis;

  public final double sampleMicros;
  public final double sampleMicrosMax;

  /** Share of one core spent on sampling over the last 10 s; null before the second sample. */
  public final Double cpuPercent;

  public final long adviceErrors;
  public final String targets;

  /** Errors so far, and the last one in words. */
  public final long errors;

  public final String lastError;

  public SelfSample(
      SourceKind source,
      String sourceNote,
      long samples,
      long missedSamples,
      double lateMillis,
      double sampleMicros,
      double sampleMicrosMax,
      Double cpuPercent,
      long adviceErrors,
      String targets,
      long errors,
      String lastError) {
    this.source = source;
    this.sourceNote = sourceNote;
    this.samples = samples;
    this.missedSamples = missedSamples;
    this.lateMillis = lateMillis;
    this.sampleMicros = sampleMicros;
    this.sampleMicrosMax = sampleMicrosMax;
    this.cpuPercent = cpuPercent;
    this.adviceErrors = adviceErrors;
    this.targets = targets;
    this.errors = errors;
    this.lastError = lastError;
  }
}
