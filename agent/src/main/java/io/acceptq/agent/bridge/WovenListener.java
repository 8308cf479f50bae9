// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.boot.ListenerCounters;
import io.acceptq.monitor.sample.ApplicationListener;

/** A listener as the woven calls counted it. Made by the sampler thread at its first sight. */
final class WovenListener implements ApplicationListener {
  final ListenerCounters counters;
  private final String api;
  private final String boundBy;
  private final boolean beforeTheService;

  private WovenListener(ListenerCounters counters) {
    this.counters = counters;
    this.api = ListenerApi.of(counters.boundClass);
    Throwable bound = counters.boundFrom;
    StackTraceElement[] stack = bound == null ? new StackTraceElement[0] : bound.getStackTrace();
    this.boundBy = BindSite.firstOfService(stack);
    this.beforeTheService = BindSite.isBeforeTheService(stack);
    counters.boundFrom = null;
  }

  static WovenListener of(ListenerCounters counters) {
    WovenListener listener = (WovenListener) counters.view;
    if (listener == null) {
      listener = new WovenListener(counters);
      counters.view = listener;
    }
    return listener;
  }

  /** Whether an agent or the JVM itself has bound it, before the service's main method. */
  boolean isBeforeTheService() {
    return beforeTheService;
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
    return counters.drained.get();
  }

  @Override
  public long drainRuns(int length) {
    return counters.drainRuns.get(length);
  }

  @Override
  public Thread acceptor() {
    return counters.acceptor;
  }

  @Override
  public boolean closed() {
    return counters.closed;
  }
}
