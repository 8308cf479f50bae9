// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

import io.acceptq.monitor.net.ListenAddress;

/**
 * What the service itself did with one listener, as woven calls counted it. Every method is a plain
 * read of a live counter, and two of them need not add up. Called by the sampler thread.
 */
public interface ApplicationListener {
  /** Longer runs are counted as this one. */
  int LONGEST_DRAIN_RUN = 64;

  /** The descriptor it listens on. */
  int descriptor();

  /** {@code ServerSocket}, {@code NettyEpoll}, …; {@code Unseen} if the bind was not seen. */
  String api();

  /** The backlog that reached {@code listen(2)}; null if the bind was not seen. */
  Integer requestedBacklog();

  /** Milliseconds since the epoch; null if the bind was not seen. */
  Long boundAtMillis();

  /** First stack frame outside the JDK and the transport library; null if unknown. */
  String boundBy();

  /** Connections accepted since the bind, or since it was first seen to accept. */
  long accepted();

  /** {@link System#nanoTime} of the last accept; meaningless while {@link #accepted} is 0. */
  long lastAcceptNanos();

  /** Failed accepts, without timeouts, closes and empty queues. */
  long acceptErrors();

  /** Message of the last failure; null if none. */
  String lastAcceptError();

  /** The thread that accepted last; null before the first accept, and once it has ended. */
  Thread acceptor();

  /** Name of the thread that accepted last if it has ended; else null. */
  String endedAcceptor();

  /** The exception that ended that thread, in words; null if none was seen. */
  String acceptorDeath();

  /** A number that changes whenever the service has emptied the queue. */
  long drainRuns();

  /** How often it did so after this many accepts, up to {@link #LONGEST_DRAIN_RUN}. */
  long drainRuns(int length);

  /**
   * Local address, for systems whose kernel does not show it; null if unknown. May cost a system
   * call; called once.
   */
  default ListenAddress address() {
    return null;
  }

  /** True once the service closed it. */
  boolean closed();
}
