// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/**
 * Who a listener is, as far as it was known at its latest sample: what changes with the load is in
 * {@link ListenerSample}. Immutable; null is unknown.
 */
public final class Listener {
  /** Unique within this JVM's life: a re-bound port is another listener. */
  public final long id;

  /** The name of its MBean: {@code 0.0.0.0:8080}, the second of a group {@code 0.0.0.0:8080#2}. */
  public final String name;

  public final ListenAddress address;
  public final Long inode;
  public final String api;
  public final Integer requestedBacklog;
  public final Long boundAtMillis;
  public final String boundBy;

  /** From what is known by its socket, if the kernel showed it, and by the service, if it did. */
  public Listener(
      long id, String name, ListenAddress address, Long inode, ApplicationListener application) {
    this.id = id;
    this.name = name;
    this.address = address;
    this.inode = inode;
    this.api = application == null ? "Unseen" : application.api();
    this.requestedBacklog = application == null ? null : application.requestedBacklog();
    this.boundAtMillis = application == null ? null : application.boundAtMillis();
    this.boundBy = application == null ? null : application.boundBy();
  }

  @Override
  public String toString() {
    return name;
  }
}
