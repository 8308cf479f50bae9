// SPDX-License-Identifier: Apache-2.0
package io.acceptq.boot;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the service did with one listening descriptor, from its bind to its close. An accept costs
 * one atomic increment and one clock read.
 *
 * <p>Concurrency: any number of service threads write through {@link Hooks}, the sampler thread
 * reads; nobody locks or waits. Each field is consistent by itself, but two fields read one after
 * the other need not belong to the same accept. One order holds: {@link #lastAcceptNanos} and
 * {@link #acceptor} are written before the accept is added to {@link #accepted}, so a reader of
 * {@code accepted} sees values of that accept or of a later one.
 */
public final class ListenerCounters {
  /** Longer runs are counted as this one. */
  public static final int LONGEST_DRAIN_RUN = 64;

  public final int descriptor;

  /**
   * Class that called listen(2), such as {@code sun.nio.ch.NioSocketImpl}; null if the bind was not
   * seen.
   */
  public final String boundClass;

  /** As passed to listen(2); meaningless while {@link #boundClass} is null. */
  public final int backlog;

  public final long boundAtMillis;

  /**
   * Its stack trace shows where the listener was bound; null if the bind was not seen. The sampler
   * thread sets it to null after reading it, since a stack trace keeps classes of the service from
   * being unloaded.
   */
  public volatile Throwable boundFrom;

  /** The agent's own object for this listener; used by the sampler thread only. */
  public volatile Object attachment;

  public final AtomicLong accepted = new AtomicLong();

  /** {@link System#nanoTime} of the last accept. */
  public final AtomicLong lastAcceptNanos = new AtomicLong();

  public final AtomicLong acceptErrors = new AtomicLong();
  public volatile String lastAcceptError;

  /**
   * The thread that accepted last; null before the first accept, and again once the sampler thread
   * has seen that the thread has terminated: it would keep its context class loader, and with it an
   * undeployed application, in memory. The sampler removes it by compareAndSet, so the next thread
   * to accept is never lost.
   */
  public final AtomicReference<Thread> acceptor = new AtomicReference<>();

  /** Uncaught exception that terminated {@link #acceptor}, as text; null if none was seen. */
  public volatile String acceptorDeath;

  /** Number of times that the queue was empty after this many accepts in a row. */
  public final AtomicLongArray drainRuns = new AtomicLongArray(LONGEST_DRAIN_RUN + 1);

  /** Value of {@link #accepted} at the end of the last drain run. */
  public final AtomicLong acceptedWhenDrained = new AtomicLong();

  public volatile boolean closed;

  ListenerCounters(int descriptor, String boundClass, int backlog, Throwable boundFrom) {
    this.descriptor = descriptor;
    this.boundClass = boundClass;
    this.backlog = backlog;
    this.boundFrom = boundFrom;
    this.boundAtMillis = System.currentTimeMillis();
  }
}
