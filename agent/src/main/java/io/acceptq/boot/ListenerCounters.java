// SPDX-License-Identifier: Apache-2.0
package io.acceptq.boot;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the service did with one listening descriptor. Written by the service's threads through
 * {@link Hooks}, without lock or allocation; read by the sampler. Costs one atomic increment and
 * one clock read an accept. Lives in the boot loader: JDK types only.
 */
public final class ListenerCounters {
  public final int descriptor;

  /**
   * Class that called listen(2), {@code sun.nio.ch.NioSocketImpl} and the like; null if not seen.
   */
  public final String boundClass;

  /** As passed to listen(2); meaningless while {@link #boundClass} is null. */
  public final int backlog;

  public final long boundAtMillis;

  /** Where it was bound; null if not seen, and once read, since it holds on to classes. */
  public volatile Throwable boundFrom;

  /** What the agent keeps with it; the sampler's alone. */
  public volatile Object view;

  public final AtomicLong accepted = new AtomicLong();

  /** Of {@link System#nanoTime}; written before {@link #accepted}, which publishes it. */
  public final AtomicLong lastAcceptNanos = new AtomicLong();

  public final AtomicLong acceptErrors = new AtomicLong();
  public volatile Thread acceptor;
  public volatile String lastAcceptError;

  /** The exception by which {@link #acceptor} ended, in words; null if none was seen. */
  public volatile String acceptorDeath;

  /** Longer runs count as this one. */
  public static final int LONGEST_DRAIN_RUN = 64;

  /** How many runs of accepts ended with an empty queue after so many connections. */
  public final AtomicIntegerArray drainRuns = new AtomicIntegerArray(LONGEST_DRAIN_RUN + 1);

  /** {@link #accepted} when the last of them ended. */
  public final AtomicLong drained = new AtomicLong();

  public volatile boolean closed;

  ListenerCounters(int descriptor, String boundClass, int backlog, Throwable boundFrom) {
    this.descriptor = descriptor;
    this.boundClass = boundClass;
    this.backlog = backlog;
    this.boundFrom = boundFrom;
    this.boundAtMillis = System.currentTimeMillis();
  }
}
