// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

/**
 * Keeps a costly reading below a share of one core: after each it must rest in proportion to what
 * it cost. Used by the sampler thread only.
 */
final class Budget {
  /** No extra reading may cost more than 0.5 % of one core. */
  static final double SHARE = 0.005;

  private boolean spent;
  private long restsUntil;

  boolean allows(long nanos) {
    return !spent || nanos - restsUntil >= 0;
  }

  void spend(long fromNanos, long toNanos) {
    spent = true;
    restsUntil = toNanos + (long) ((toNanos - fromNanos) / SHARE);
  }
}
