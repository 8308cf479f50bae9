// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

import java.util.List;

/** One sample of everything, made by the sampler thread and only looked at by others. Immutable. */
public final class Snapshot {
  public final long millis;
  public final List<ListenerSample> listeners;
  public final NamespaceSample namespace;
  public final SelfSample self;

  /** What the JVM has suffered so far. */
  public final Strain strain;

  public Snapshot(
      long millis,
      List<ListenerSample> listeners,
      NamespaceSample namespace,
      SelfSample self,
      Strain strain) {
    this.millis = millis;
    this.listeners = listeners;
    this.namespace = namespace;
    this.self = self;
    this.strain = strain;
  }
}
