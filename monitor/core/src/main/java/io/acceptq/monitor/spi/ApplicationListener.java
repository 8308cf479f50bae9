// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

import io.acceptq.monitor.net.ListenAddress;

/**
 * What the service itself did with one listener, as the woven calls counted it. Every method is a
 * plain read of a live counter; two of them need not add up.
 */
public interface ApplicationListener {
  /** Longer runs count as this one. */
  int LONGEST_DRAIN_RUN = 64;

  /** The descriptor it listens on; on systems without {@code /proc} only a number. */
  int descriptor();

  /**
   * As in the contract: {@code ServerSocket}, {@code NettyEpoll}, …; {@code Unseen} if the bind was
   * not seen.
   */
  String api();

  /** The backlog that reached {@code listen(2)}; null if the bind was not seen. */
  Integer requestedBacklog();

  /** Milliseconds since the epoch; null if the bind was not seen. */
  Long boundAtMillis();

  /** First frame outside the JDK and the transport library that called bind; null if unknown. */
  String boundBy();

  /** Connections accepted since the bind, or since it was first seen to accept. */
  long accepted();

  /** {@link System#nanoTime} of the last accept; meaningless while {@link #accepted} is 0. */
  long lastAcceptNanos();

  /** Failed accepts: neither timeouts, nor closes, nor an empty queue. */
  long acceptErrors();

  /** The last failure in words; null if none. */
  String lastAcceptError();

  /** The thread that accepted last; null before the first. */
  Thread acceptor();

  /** The exception by which that thread ended, in words; null if none was seen. */
  String acceptorDeath();

  /** A number that changes whenever accepting has emptied the queue. */
  long drainRuns();

  /** How often it did so after so many connections in a row, up to {@link #LONGEST_DRAIN_RUN}. */
  long drainRuns(int length);

  /**
   * Where it listens, for systems whose kernel does not tell; null if not known. May cost a system
   * call, asked once.
   */
  default ListenAddress address() {
    return null;
  }

  /** True once the service closed it. */
  boolean closed();
}
