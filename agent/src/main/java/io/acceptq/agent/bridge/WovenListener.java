// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.boot.ListenerCounters;
import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.spi.ApplicationListener;

/**
 * A listener as the hooks counted it. Created by the sampler thread when it first sees the
 * listener, and used by that thread only.
 */
final class WovenListener implements ApplicationListener {
  final ListenerCounters counters;
  private final String api;
  private final String boundBy;

  /** Name of the last acceptor if it has ended; else null. */
  private String endedAcceptor;

  private WovenListener(ListenerCounters counters) {
    this.counters = counters;
    this.api = ListenerApi.of(counters.boundClass);
    Throwable bound = counters.boundFrom;
    StackTraceElement[] stack = bound == null ? new StackTraceElement[0] : bound.getStackTrace();
    this.boundBy = BindSite.serviceFrame(stack);
    counters.boundFrom = null;
  }

  static WovenListener of(ListenerCounters counters) {
    WovenListener listener = (WovenListener) counters.attachment;
    if (listener == null) {
      listener = new WovenListener(counters);
      counters.attachment = listener;
    }
    return listener;
  }

  /** Keeps only the name of an acceptor that has ended: its context class loader may go. */
  void releaseEndedAcceptor() {
    Thread thread = counters.acceptor.get();
    if (thread != null && !thread.isAlive()) {
      endedAcceptor = Acceptor.nameOf(thread);
      counters.acceptor.compareAndSet(thread, null); // fails if another thread has accepted since
    }
  }

  @Override
  public int descriptor() {
    return counters.descriptor;
  }

  @Override
  public String api() {
    return api;
  }

  @Override
  public Integer requestedBacklog() {
    return counters.boundClass == null ? null : counters.backlog;
  }

  @Override
  public Long boundAtMillis() {
    return counters.boundClass == null ? null : counters.boundAtMillis;
  }

  @Override
  public String boundBy() {
    return boundBy;
  }

  @Override
  public long accepted() {
    return counters.accepted.get();
  }

  @Override
  public long lastAcceptNanos() {
    return counters.lastAcceptNanos.get();
  }

  @Override
  public long acceptErrors() {
    return counters.acceptErrors.get();
  }

  @Override
  public String lastAcceptError() {
    return counters.lastAcceptError;
  }

  @Override
  public String acceptorDeath() {
    return counters.acceptorDeath;
  }

  @Override
  public long drainRuns() {
    return counters.acceptedWhenDrained.get();
  }

  @Override
  public long drainRuns(int length) {
    return counters.drainRuns.get(length);
  }

  @Override
  public Thread acceptor() {
    Thread thread = counters.acceptor.get();
    endedAcceptor = thread == null ? endedAcceptor : null;
    return thread;
  }

  @Override
  public String endedAcceptor() {
    return endedAcceptor;
  }

  @Override
  public boolean closed() {
    return counters.closed;
  }
}
