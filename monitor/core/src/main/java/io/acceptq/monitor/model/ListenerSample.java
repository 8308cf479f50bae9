// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/** One listener at one moment: everything that is published about it. Immutable. */
public final class ListenerSample {
  public final long millis;
  public final Listener listener;
  public final Backlog backlog;
  public final AcceptQueue queue;
  public final Accepts accepts;
  public final Acceptor acceptor;
  public final DropCounters drops;

  public ListenerSample(
      long millis,
      Listener listener,
      Backlog backlog,
      AcceptQueue queue,
      Accepts accepts,
      Acceptor acceptor,
      DropCounters drops) {
    this.millis = millis;
    this.listener = listener;
    this.backlog = backlog;
    this.queue = queue;
    this.accepts = accepts;
    this.acceptor = acceptor;
    this.drops = drops;
  }
}
