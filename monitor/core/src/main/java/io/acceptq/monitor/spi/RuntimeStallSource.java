// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

import io.acceptq.monitor.model.RuntimeStalls;
import java.io.Closeable;

/** Reads what keeps the whole JVM from running. Called by the sampler thread only; never fails. */
@FunctionalInterface
public interface RuntimeStallSource extends Closeable {
  /**
   * The current totals.
   *
   * @param nowMillis the time on a monotonic clock
   * @param samplerLateMillis delay of samples beyond the time they were due, in all
   * @param withFiles whether to read the kernel's files; else their last values are repeated
   */
  RuntimeStalls read(double nowMillis, double samplerLateMillis, boolean withFiles);

  @Override
  default void close() {}
}
