// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.ListenerSample;

/** The stack of an accepting thread, platform or virtual, in the form of {@code jstack}. */
final class AcceptorStack {
  private AcceptorStack() {}

  /** Stops that thread at a safepoint, on the calling thread. */
  static String of(ListenerSample sample) {
    Acceptor acceptor = sample.acceptor;
    if (acceptor.name == null) {
      return "no thread has been seen to accept on " + sample.listener.name;
    }
    String name = '"' + acceptor.name + "\" ";
    if (acceptor.thread == null) {
      return name + "has ended";
    }
    StackTraceElement[] frames = acceptor.thread.getStackTrace();
    Acceptor.State state = Acceptor.State.of(acceptor.thread);
    if (state == Acceptor.State.DEAD) {
      return name + "has ended";
    }
    StringBuilder text = new StringBuilder(64 + 80 * frames.length);
    text.append(name).append(state);
    for (StackTraceElement frame : frames) {
      text.append("\n\tat ").append(frame);
    }
    return text.toString();
  }
}
