// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

/**
 * The sysctls of the network namespace that govern its listeners. Null if unreadable. Immutable.
 */
public final class KernelLimits {
  public static final KernelLimits UNKNOWN = builder().build();

  /** {@code net.core.somaxconn}: caps every backlog at the time of {@code listen()}. */
  public final Integer somaxconn;

  /** {@code net.ipv4.tcp_max_syn_backlog}: matters only while syncookies are off. */
  public final Integer tcpMaxSynBacklog;

  /** {@code net.ipv4.tcp_syncookies}: 0 never, 1 when the SYN queue is full, 2 always. */
  public final Integer tcpSyncookies;

  /** {@code net.ipv4.tcp_abort_on_overflow}: 1 answers an overflow with RST instead of silence. */
  public final Integer tcpAbortOnOverflow;

  /** {@code net.ipv4.tcp_synack_retries}. */
  public final Integer tcpSynackRetries;

  /**
   * {@code net.ipv4.tcp_syn_linear_timeouts}: how often a client of this namespace resends a SYN
   * after one second before the times double; null before Linux 6.5.
   */
  public final Integer tcpSynLinearTimeouts;

  private KernelLimits(Builder from) {
    somaxconn = from.somaxconn;
    tcpMaxSynBacklog = from.tcpMaxSynBacklog;
    tcpSyncookies = from.tcpSyncookies;
    tcpAbortOnOverflow = from.tcpAbortOnOverflow;
    tcpSynackRetries = from.tcpSynackRetries;
    tcpSynLinearTimeouts = from.tcpSynLinearTimeouts;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Names each value, so that no two can be swapped; what is not set is unknown. */
  public static final class Builder {
    private Integer somaxconn;
    private Integer tcpMaxSynBacklog;
    private Integer tcpSyncookies;
    private Integer tcpAbortOnOverflow;
    private Integer tcpSynackRetries;
    private Integer tcpSynLinearTimeouts;

    private Builder() {}

    public Builder somaxconn(Integer value) {
      somaxconn = value;
      return this;
    }

    public Builder tcpMaxSynBacklog(Integer value) {
      tcpMaxSynBacklog = value;
      return this;
    }

    public Builder tcpSyncookies(Integer value) {
      tcpSyncookies = value;
      return this;
    }

    public Builder tcpAbortOnOverflow(Integer value) {
      tcpAbortOnOverflow = value;
      return this;
    }

    public Builder tcpSynackRetries(Integer value) {
      tcpSynackRetries = value;
      return this;
    }

    public Builder tcpSynLinearTimeouts(Integer value) {
      tcpSynLinearTimeouts = value;
      return this;
    }

    public KernelLimits build() {
      return new KernelLimits(this);
    }
  }
}
