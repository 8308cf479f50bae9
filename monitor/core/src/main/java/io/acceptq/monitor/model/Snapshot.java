// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

import java.util.List;

/** One sample of everything: made by the sampler thread, read by any. Immutable. */
public final class Snapshot {
  /** On the clock of the samples, which is never set. */
  public final long millis;

  public final List<ListenerSample> listeners;
  public final NamespaceSample namespace;
  public final MonitorSample monitor;
  public final RuntimeStalls stalls;

  public Snapshot(
      long millis,
      List<ListenerSample> listeners,
      NamespaceSample namespace,
      MonitorSample monitor,
      RuntimeStalls stalls) {
    this.millis = millis;
    this.listeners = listeners;
    this.namespace = namespace;
    this.monitor = monitor;
    this.stalls = stalls;
  }

  /** When it was made, in milliseconds since the epoch. */
  public long wallMillis() {
    return millis + monitor.clockOffsetMillis;
  }
}
