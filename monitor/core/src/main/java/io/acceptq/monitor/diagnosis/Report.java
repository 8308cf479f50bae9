// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.model.Snapshot;
import java.util.List;

/** A snapshot and what was found in it: what is published. Immutable. */
public final class Report {
  public final Snapshot snapshot;

  /** One for each listener of the snapshot, in its order. */
  public final List<Verdict> verdicts;

  /** The namespace's episode, open or closed within the last minute; else null. */
  public final Episode namespace;

  /** Episodes that began or ended with this sample. */
  public final List<EpisodeEvent> events;

  /** The last 64 that were reported, oldest first, each as of its latest event. */
  public final List<Episode> episodes;

  public Report(
      Snapshot snapshot,
      List<Verdict> verdicts,
      Episode namespace,
      List<EpisodeEvent> events,
      List<Episode> episodes) {
    this.snapshot = snapshot;
    this.verdicts = verdicts;
    this.namespace = namespace;
    this.events = events;
    this.episodes = episodes;
  }
}
