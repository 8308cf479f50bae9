// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

import java.io.Closeable;

/** What the JVM itself suffers. Read by the sampler thread only; never fails. */
@FunctionalInterface
public interface StrainSource extends Closeable {
  /**
   * As of now.
   *
   * @param nowMillis the time, of a clock that is never set
   * @param lateMillis how much later than due samples began, in all
   * @param withFiles whether to read the kernel's files too, else what they last said is repeated
   */
  Strain read(double nowMillis, double lateMillis, boolean withFiles);

  @Override
  default void close() {}
}
