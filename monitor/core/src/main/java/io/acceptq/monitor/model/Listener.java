// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

import io.acceptq.monitor.net.ListenAddress;

/**
 * Identity of a listener, as known at its latest sample; what changes with the load is in {@link
 * ListenerSample}. Immutable; null is unknown.
 */
public final class Listener {
  /** Unique in this JVM: a port that is bound again is another listener. */
  public final long id;

  /** Name of its MBean: {@code 0.0.0.0:8080}; the second of a group is {@code 0.0.0.0:8080#2}. */
  public final String name;

  public final ListenAddress address;
  public final Long inode;
  public final Binding binding;

  public Listener(long id, String name, ListenAddress address, Long inode, Binding binding) {
    this.id = id;
    this.name = name;
    this.address = address;
    this.inode = inode;
    this.binding = binding;
  }

  @Override
  public String toString() {
    return name;
  }
}
