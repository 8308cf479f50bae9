// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.cause.Finding;

/** The begin or the end of an episode, reported once each. Immutable. */
public final class EpisodeEvent {
  /** In place of a listener's id: the event concerns the whole network namespace. */
  public static final long NAMESPACE = 0;

  /** {@code acceptq.overflow} and the like. */
  public final String type;

  /** {@link io.acceptq.monitor.model.Listener#id}, or {@link #NAMESPACE}. */
  public final long listener;

  public final Episode episode;

  /** Whether the episode ended because its listener was closed. */
  public final boolean closed;

  private EpisodeEvent(String type, long listener, Episode episode, boolean closed) {
    episode.findings.forEach(Finding::settle); // events are kept
    this.type = type;
    this.listener = listener;
    this.episode = episode;
    this.closed = closed;
  }

  static EpisodeEvent begin(long listener, Episode episode) {
    return new EpisodeEvent(episode.kind.notification, listener, episode, false);
  }

  static EpisodeEvent recovered(long listener, Episode ended) {
    return new EpisodeEvent(Episode.RECOVERED, listener, ended, false);
  }

  static EpisodeEvent closed(long listener, Episode ended) {
    return new EpisodeEvent(Episode.RECOVERED, listener, ended, true);
  }
}
