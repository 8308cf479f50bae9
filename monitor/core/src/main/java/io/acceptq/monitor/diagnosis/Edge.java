// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

/** The beginning of an episode's trouble, or its end: told once each. Immutable. */
public final class Edge {
  /** {@code acceptq.overflow} and the like. */
  public final String type;

  /** In place of a listener's id: it concerns the whole network namespace. */
  public static final long NAMESPACE = 0;

  /** Of {@link io.acceptq.monitor.sample.Listener#id}, or {@link #NAMESPACE}. */
  public final long listener;

  public final Episode episode;

  /** It ended because the listener was closed. */
  public final boolean closed;

  Edge(String type, long listener, Episode episode) {
    this(type, listener, episode, false);
  }

  Edge(String type, long listener, Episode episode, boolean closed) {
    episode.findings.forEach(Finding::settle); // edges are kept
    this.closed = closed;
    this.type = type;
    this.listener = listener;
    this.episode = episode;
  }
}
