// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.Snapshot;
import java.util.List;

/** A snapshot, judged: what is published. Immutable. */
public final class Report {
  public final Snapshot snapshot;

  /** Of each of the snapshot's listeners, in its order. */
  public final List<Verdict> verdicts;

  /** The namespace's episode, open or closed in the last minute; null if there is none. */
  public final Episode namespace;

  /** What began or ended with this sample. */
  public final List<Edge> edges;

  /** The last 64 that were told, oldest first, each as it was at its latest edge. */
  public final List<Episode> episodes;

  public Report(
      Snapshot snapshot,
      List<Verdict> verdicts,
      Episode namespace,
      List<Edge> edges,
      List<Episode> episodes) {
    this.snapshot = snapshot;
    this.verdicts = verdicts;
    this.namespace = namespace;
    this.edges = edges;
    this.episodes = episodes;
  }
}
