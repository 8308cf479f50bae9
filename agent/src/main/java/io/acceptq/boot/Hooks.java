// SPDX-License-Identifier: Apache-2.0
package io.acceptq.boot;

import java.io.FileDescriptor;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The methods that woven code calls. No exception leaves them: each is counted and swallowed.
 *
 * <p>Concurrency: called by any thread of the service, several at a time. Assumes what the JDK and
 * Netty ensure: the listen hook of a descriptor has returned before its first accept, and the close
 * hook runs before close(2), so that a descriptor names one listener until then. Guarantees: every
 * accept is counted once. If that happens after the close hook, it creates a listener whose bind
 * was not seen; the sampler thread removes it, since the kernel has no such socket. Progress:
 * accept, failure and close hooks never lock or wait, and {@link #accepted} allocates nothing once
 * its listener is known. The listen hook, and the first accept of a listener whose bind was not
 * seen, allocate and take the lock of {@link Listeners}, held for a few array operations.
 */
public final class Hooks {
  /** Number of exceptions swallowed in hooks; every woven test asserts that it is 0. */
  public static final AtomicLong ERRORS = new AtomicLong();

  /** Class name of the last swallowed exception; null if there was none. */
  public static volatile String lastError;

  /**
   * The sampler thread, unparked at each bind and close so that a change is seen at once; null
   * until the monitor has started.
   */
  public static volatile Thread sampler;

  /** {@code sun.nio.ch.IOStatus.UNAVAILABLE}: accept(2) returned EAGAIN, the queue is empty. */
  private static final int UNAVAILABLE = -2;

  /** Negated EAGAIN of Linux, {@code asm-generic/errno-base.h}. */
  private static final int LINUX_EAGAIN = -11;

  /** Negated EAGAIN of macOS and the BSDs, {@code sys/errno.h}. */
  private static final int BSD_EAGAIN = -35;

  private static final FileDescriptor NONE = new FileDescriptor();

  private Hooks() {}

  /** Replaces null by a closed descriptor, so that woven code can ask for its number: -1. */
  public static FileDescriptor orNone(FileDescriptor descriptor) {
    return descriptor == null ? NONE : descriptor;
  }

  /** After a successful listen(2). {@code owner} is the class that called it. */
  public static void listening(int descriptor, int backlog, Class<?> owner) {
    if (descriptor < 0) {
      return;
    }
    try {
      Listeners.open(
          new ListenerCounters(descriptor, owner.getName(), backlog, new Throwable("bound here")));
      LockSupport.unpark(sampler);
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** After listen(2), which failed if {@code result} is negative. */
  public static void listening(int result, int descriptor, int backlog, Class<?> owner) {
    if (result >= 0) {
      listening(descriptor, backlog, owner);
    }
  }

  /**
   * After an accept of the JDK: a positive result is a connection, {@code IOStatus.UNAVAILABLE} an
   * empty queue; anything else, such as an interrupted call (EINTR), is neither.
   */
  public static void accepted(int result, int descriptor) {
    if (descriptor < 0) {
      return;
    }
    try {
      if (result <= 0) {
        if (result == UNAVAILABLE) {
          drained(Listeners.get(descriptor));
        }
        return;
      }
      // Reading the clock takes 20 ns. It is read first: between the writes below, another acceptor
      // would take the cache line meanwhile.
      long now = System.nanoTime();
      Thread thread = Thread.currentThread();
      ListenerCounters listener = Listeners.get(descriptor);
      if (listener == null) {
        listener = Listeners.openUnseen(descriptor);
      }
      if (listener.acceptor.get() != thread) {
        listener.acceptor.set(thread);
        if (listener.acceptorDeath != null) {
          listener.acceptorDeath = null; // it was another thread's
        }
      }
      listener.lastAcceptNanos.lazySet(now);
      listener.accepted.getAndIncrement();
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** After accept(2) as Netty calls it: a descriptor, or a negated errno. */
  public static void acceptedDescriptor(int result, int descriptor) {
    if (result >= 0) {
      accepted(1, descriptor);
    } else if (result == LINUX_EAGAIN || result == BSD_EAGAIN) {
      accepted(UNAVAILABLE, descriptor);
    }
  }

  /** The queue is empty. If two threads drain one queue, a run may be counted too short. */
  private static void drained(ListenerCounters listener) {
    if (listener == null) {
      return;
    }
    long accepted = listener.accepted.get();
    long run = accepted - listener.acceptedWhenDrained.get();
    if (run > 0) {
      listener.acceptedWhenDrained.lazySet(accepted);
      listener.drainRuns.getAndIncrement((int) Math.min(run, ListenerCounters.LONGEST_DRAIN_RUN));
    }
  }

  /** An accept threw {@code cause}. Timeouts and closes are not counted as failures. */
  public static void acceptFailed(Throwable cause, int descriptor) {
    try {
      if (cause instanceof InterruptedIOException || cause instanceof ClosedChannelException) {
        return;
      }
      ListenerCounters listener = descriptor < 0 ? null : Listeners.get(descriptor);
      if (listener != null) {
        listener.acceptErrors.getAndIncrement();
        String message = cause.getMessage();
        listener.lastAcceptError = message == null ? cause.getClass().getName() : message;
      }
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** {@code thread}, normally the calling one, terminates with an exception it did not handle. */
  public static void uncaughtException(Thread thread, Throwable cause) {
    try {
      for (ListenerCounters listener : Listeners.open()) {
        if (listener.acceptor.get() == thread) {
          StackTraceElement[] stack = cause.getStackTrace();
          String message = cause.getMessage();
          listener.acceptorDeath =
              cause.getClass().getName()
                  + (message == null ? "" : ": " + message)
                  + (stack.length == 0 ? "" : " at " + stack[0]);
        }
      }
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** Before close(2), while the descriptor still belongs to the listener. */
  public static void closing(int descriptor) {
    try {
      ListenerCounters listener = descriptor < 0 ? null : Listeners.get(descriptor);
      if (listener != null) {
        Listeners.close(listener);
        LockSupport.unpark(sampler);
      }
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** Before close(2), which the caller makes only if {@code closes} is not 0. */
  public static void closing(int closes, int descriptor) {
    if (closes != 0) {
      closing(descriptor);
    }
  }

  private static void failed(Throwable e) {
    ERRORS.getAndIncrement();
    lastError = e.getClass().getName();
  }
}
