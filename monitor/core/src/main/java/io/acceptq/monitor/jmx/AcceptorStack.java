// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

/** Where an acceptor is, as {@code jstack} would write it; a virtual thread's too. */
final class AcceptorStack {
  private AcceptorStack() {}

  /** Stops that thread at a safepoint, on the reader's thread and demand. */
  static String of(ListenerState state) {
    Thread thread = state.sample.acceptor.thread;
    if (thread == null) {
      return "no thread has been seen to accept on " + state.sample.listener.name;
    }
    StackTraceElement[] frames = thread.getStackTrace();
    Thread.State now = thread.getState();
    StringBuilder text = new StringBuilder(64 + 80 * frames.length);
    text.append('"').append(state.acceptorName()).append("\" ");
    if (now == Thread.State.TERMINATED) {
      return text.append("has ended").toString();
    }
    text.append(now);
    for (StackTraceElement frame : frames) {
      text.append("\n\tat ").append(frame);
    }
    return text.toString();
  }
}
