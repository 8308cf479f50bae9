// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/**
 * What kept the whole JVM from running. Times are milliseconds that add up since an arbitrary
 * moment: only the difference of two readings has a meaning. Immutable; null is unknown.
 */
public final class RuntimeStalls {
  public static final RuntimeStalls UNKNOWN = builder().build();

  /** Pauses of the garbage collectors, as their beans count them. */
  public final Double gcMillis;

  /** CPU time of the process, in steps of 10 ms. */
  public final Double cpuMillis;

  /** Processors available to the JVM; at least 1. */
  public final int processors;

  /** Delay of samples beyond the time they were due, summed over all samples. */
  public final double samplerLateMillis;

  /** When the kernel's files were last read, on a monotonic clock: all values below are of then. */
  public final double readAtMillis;

  /** Time for which the cgroup's CPU quota was used up; on several CPUs it may exceed real time. */
  public final Double throttledMillis;

  /** Time for which the sampler thread was runnable and had no CPU. */
  public final Double runQueueMillis;

  /** Open descriptors of the process. */
  public final Long openDescriptors;

  /** Soft limit of open descriptors, re-read at every tenth reading. */
  public final Long descriptorLimit;

  private RuntimeStalls(Builder from) {
    gcMillis = from.gcMillis;
    cpuMillis = from.cpuMillis;
    processors = from.processors;
    samplerLateMillis = from.samplerLateMillis;
    readAtMillis = from.readAtMillis;
    throttledMillis = from.throttledMillis;
    runQueueMillis = from.runQueueMillis;
    openDescriptors = from.openDescriptors;
    descriptorLimit = from.descriptorLimit;
  }

  /** The increase of every time since an earlier reading; descriptors are those of this one. */
  public RuntimeStalls since(RuntimeStalls earlier) {
    return builder()
        .gcMillis(increase(earlier.gcMillis, gcMillis))
        .cpuMillis(increase(earlier.cpuMillis, cpuMillis))
        .processors(processors)
        .samplerLateMillis(samplerLateMillis - earlier.samplerLateMillis)
        .readAtMillis(readAtMillis - earlier.readAtMillis)
        .throttledMillis(increase(earlier.throttledMillis, throttledMillis))
        .runQueueMillis(increase(earlier.runQueueMillis, runQueueMillis))
        .openDescriptors(openDescriptors)
        .descriptorLimit(descriptorLimit)
        .build();
  }

  private static Double increase(Double from, Double to) {
    return from == null || to == null ? null : Double.valueOf(Math.max(0, to - from));
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Names each value, so that no two can be swapped; what is not set is unknown. */
  public static final class Builder {
    private Double gcMillis;
    private Double cpuMillis;
    private int processors = 1;
    private double samplerLateMillis;
    private double readAtMillis;
    private Double throttledMillis;
    private Double runQueueMillis;
    private Long openDescriptors;
    private Long descriptorLimit;

    private Builder() {}

    public Builder gcMillis(Double value) {
      gcMillis = value;
      return this;
    }

    public Builder cpuMillis(Double value) {
      cpuMillis = value;
      return this;
    }

    public Builder processors(int value) {
      processors = value;
      return this;
    }

    public Builder samplerLateMillis(double value) {
      samplerLateMillis = value;
      return this;
    }

    public Builder readAtMillis(double value) {
      readAtMillis = value;
      return this;
    }

    public Builder throttledMillis(Double value) {
      throttledMillis = value;
      return this;
    }

    public Builder runQueueMillis(Double value) {
      runQueueMillis = value;
      return this;
    }

    public Builder openDescriptors(Long value) {
      openDescriptors = value;
      return this;
    }

    public Builder descriptorLimit(Long value) {
      descriptorLimit = value;
      return this;
    }

    public RuntimeStalls build() {
      return new RuntimeStalls(this);
    }
  }
}
