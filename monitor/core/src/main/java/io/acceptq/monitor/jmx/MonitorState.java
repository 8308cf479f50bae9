// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Episode;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.SelfSample;
import java.util.List;

/** What acceptq's attributes about itself are read from. Immutable but for the knobs. */
public final class MonitorState {
  final SelfSample self;
  final List<Episode> episodes;
  final Knobs knobs;
  final String version;

  public MonitorState(Report report, Knobs knobs, String version) {
    this.self = report.snapshot.self;
    this.episodes = report.episodes;
    this.knobs = knobs;
    this.version = version;
  }
}
