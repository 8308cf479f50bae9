// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.OtherListener;

/** The network namespace at one moment. Immutable; null is unknown. */
public final class NamespaceSample {
  public final KernelCounters counters;
  public final KernelLimits limits;

  /** Overflows since acceptq was loaded that were not at a listener of this JVM. */
  public final Long otherOverflows;

  /** The listener of another process that overflowed last; null if there was none. */
  public final OtherListener other;

  public final String release;
  public final String networkNamespace;

  public NamespaceSample(
      KernelCounters counters,
      KernelLimits limits,
      Long otherOverflows,
      OtherListener other,
      String release,
      String networkNamespace) {
    this.counters = counters;
    this.limits = limits;
    this.otherOverflows = otherOverflows;
    this.other = other;
    this.release = release;
    this.networkNamespace = networkNamespace;
  }
}
