// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

/**
 * The sysctls of the network namespace that govern its listeners. Null if unreadable. Immutable.
 */
public final class KernelLimits {
  public static final KernelLimits UNKNOWN = new KernelLimits(null, null, null, null, null);

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

  public KernelLimits(
      Integer somaxconn,
      Integer tcpMaxSynBacklog,
      Integer tcpSyncookies,
      Integer tcpAbortOnOverflow,
      Integer tcpSynackRetries) {
    this.somaxconn = somaxconn;
    this.tcpMaxSynBacklog = tcpMaxSynBacklog;
    this.tcpSyncookies = tcpSyncookies;
    this.tcpAbortOnOverflow = tcpAbortOnOverflow;
    this.tcpSynackRetries = tcpSynackRetries;
  }
}
