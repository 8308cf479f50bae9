// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.SelfSample;

/** What acceptq's attributes about itself are read from. Immutable but for the knobs. */
public final class MonitorState {
  final SelfSample self;
  final Knobs knobs;
  final String version;

  public MonitorState(SelfSample self, Knobs knobs, String version) {
    this.self = self;
    this.knobs = knobs;
    this.version = version;
  }
}
