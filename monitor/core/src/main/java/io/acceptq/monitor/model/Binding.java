// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/** How and when a listener was bound, as the service's own calls showed it. Immutable. */
public final class Binding {
  /** The bind was not seen: it was made before the agent was loaded, or by native code. */
  public static final Binding UNSEEN = new Binding("Unseen", null, null, null);

  /** {@code ServerSocket}, {@code NettyEpoll}, …, as in the attribute {@code Api}. */
  public final String api;

  /** The backlog passed to {@code listen(2)}; null if unknown. */
  public final Integer requestedBacklog;

  /** Milliseconds since the epoch; null if unknown. */
  public final Long atMillis;

  /** First stack frame outside the JDK and the transport library; null if unknown. */
  public final String by;

  public Binding(String api, Integer requestedBacklog, Long atMillis, String by) {
    this.api = api;
    this.requestedBacklog = requestedBacklog;
    this.atMillis = atMillis;
    this.by = by;
  }
}
