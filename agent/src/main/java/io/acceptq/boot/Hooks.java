// SPDX-License-Identifier: Apache-2.0
package io.acceptq.boot;

import java.io.FileDescriptor;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What woven code calls. Defined in the boot loader and only there, so that {@code sun.nio.ch} can
 * link to it; JDK types only, no formatting, no policy, no I/O. Nothing may escape from here into
 * the service: whatever goes wrong is counted and swallowed.
 */
public final class Hooks {
  /** Exceptions swallowed here; the woven tests assert that it stays 0. */
  public static final AtomicLong ERRORS = new AtomicLong();

  /** What the last of them was; null while there was none. */
  public static volatile String lastError;

  /** Unparked at every bind, so that a listener is seen at once; set by the agent. */
  public static volatile Thread sampler;

  private static final FileDescriptor NONE = new FileDescriptor();

  private Hooks() {}

  /** Never null, so that woven code can ask for its number; that of a closed one is -1. */
  public static FileDescriptor orNone(FileDescriptor descriptor) {
    return descriptor == null ? NONE : descriptor;
  }

  /** After listen(2) succeeded. {@code owner} is the class that called it. */
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

  /** After listen(2), which may have failed. */
  public static void listening(int result, int descriptor, int backlog, Class<?> owner) {
    if (result >= 0) {
      listening(descriptor, backlog, owner);
    }
  }

  /** After accept(2): a positive result is a connection, anything else is none. */
  public static void accepted(int result, int descriptor) {
    if (descriptor < 0) {
      return;
    }
    try {
      if (result <= 0) {
        drained(Listeners.get(descriptor));
        return;
      }
      // The clock takes 20 ns: read first, or another acceptor takes the cache line between writes.
      long now = System.nanoTime();
      Thread thread = Thread.currentThread();
      ListenerCounters listener = Listeners.get(descriptor);
      if (listener == null) {
        listener = Listeners.openUnseen(descriptor);
      }
      if (listener.acceptor != thread) {
        listener.acceptor = thread;
      }
      listener.lastAcceptNanos.lazySet(now);
      listener.accepted.getAndIncrement();
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** After accept(2): a descriptor, or a negative errno. */
  public static void acceptedDescriptor(int result, int descriptor) {
    accepted(result >= 0 ? 1 : 0, descriptor);
  }

  /** The queue was found empty. Two threads that drain one queue may count a run too short. */
  private static void drained(ListenerCounters listener) {
    if (listener == null) {
      return;
    }
    long accepted = listener.accepted.get();
    long run = accepted - listener.drained.get();
    if (run > 0) {
      listener.drained.lazySet(accepted);
      listener.drainRuns.getAndIncrement((int) Math.min(run, ListenerCounters.LONGEST_DRAIN_RUN));
    }
  }

  /** accept(2) failed. Timeouts and closes are no failures. */
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

  /** A thread ends by an exception that it does not handle itself. */
  public static void ended(Thread thread, Throwable cause) {
    try {
      for (ListenerCounters listener : Listeners.open()) {
        if (listener.acceptor == thread) {
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

  /** Before close(2), while the descriptor is still ours. */
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

  /** Before close(2), if the caller is the one to call it. */
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
