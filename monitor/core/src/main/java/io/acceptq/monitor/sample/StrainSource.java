// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

import java.io.Closeable;

/** What the JVM itself suffers. Read by the sampler thread only; never fails. */
@FunctionalInterface
public interface StrainSource extends Closeable {
  /**
   * As of now.
   *
   * @param lateMillis how much later than due samples began, in all
   */
  Strain read(double lateMillis);

  @Override
  default void close() {}
}
