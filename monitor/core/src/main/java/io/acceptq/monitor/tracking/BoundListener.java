// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import io.acceptq.monitor.spi.ApplicationListener;

/** A listener that the service has bound, until it closes it. Used by the sampler thread only. */
final class BoundListener {
  final ApplicationListener application;

  /** Inode behind its descriptor; null until it could be read. */
  Long inode;

  /** Null until its socket was found. */
  ListenerTracker tracker;

  /** Complete readings that lacked its socket. */
  int absences;

  boolean listed;

  BoundListener(ApplicationListener application) {
    this.application = application;
  }
}
