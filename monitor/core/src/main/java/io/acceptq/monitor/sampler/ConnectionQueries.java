// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.model.PausedWait;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.KernelSource;
import io.acceptq.monitor.spi.ListenerConnections;
import io.acceptq.monitor.tracking.SocketRegistry;
import io.acceptq.monitor.tracking.TrackedSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asks the kernel for the connections of one listener after another. Sampler thread only. */
final class ConnectionQueries implements ListenerConnections {
  /** Questions in one sample: each walks the kernel's table of connections. */
  private static final int MAX_QUESTIONS = 16;

  private final KernelSource source;
  private final SocketRegistry sockets;
  private final ErrorReporter errors;
  private double pauseMillis;
  private long pauseStart;
  private long intervalMillis;
  private int questions;
  private List<ListenSocket> all;
  private ListenSocket socket;

  ConnectionQueries(KernelSource source, SocketRegistry sockets, ErrorReporter errors) {
    this.source = source;
    this.sockets = sockets;
    this.errors = errors;
  }

  /**
   * Begins a sample.
   *
   * @param pause before it; 0 if there was none
   */
  void startSample(long nanos, double pause, long interval) {
    pauseMillis = pause;
    pauseStart = nanos - (long) (pause * 1e6);
    intervalMillis = interval;
    questions = 0;
    all = null;
  }

  /** For a listener until the next call; null if the kernel has no TCP socket of it. */
  ListenerConnections of(ListenSocket listener) {
    socket = listener;
    return listener == null || listener.address.isUnix() ? null : this;
  }

  @Override
  public PausedWait pausedWait(int waiting, int accepted, long lastAcceptNanos) {
    // If the last accept was before the pause, they all were, and nobody accepted waited for its
    // end.
    boolean acceptedAfter = accepted > 0 && lastAcceptNanos - pauseStart > 0;
    int count = waiting + (acceptedAfter ? accepted : 0);
    if (pauseMillis == 0 || count == 0) {
      return null;
    }
    // A connection that is older was there at the previous sample, in the queue or accepted. The
    // answer comes a little later, and some were accepted right before the pause.
    double longest = pauseMillis + intervalMillis;
    long oldest = (long) longest + intervalMillis;
    Long age = ask(() -> source.oldestConnection(socket, all(), count, oldest));
    return new PausedWait(age == null ? null : Double.valueOf(Math.min(age, longest)));
  }

  @Override
  public Long oldestWaitingMillis() {
    return ask(() -> source.oldestWaiting(socket, all()));
  }

  private interface Question {
    Long ask() throws IOException;
  }

  private Long ask(Question question) {
    if (++questions > MAX_QUESTIONS) {
      return null;
    }
    try {
      return question.ask();
    } catch (IOException | RuntimeException e) {
      errors.report("reading the connections of " + socket.address, e);
      return null;
    }
  }

  private List<ListenSocket> all() {
    if (all == null) {
      all = new ArrayList<>();
      for (TrackedSocket tracked : sockets.all()) {
        all.add(tracked.latest());
      }
    }
    return all;
  }
}
