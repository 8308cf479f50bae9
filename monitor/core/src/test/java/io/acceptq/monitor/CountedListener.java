// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.spi.ApplicationListener;

/** A listener of {@link Watched}, counted as the agent would. Any thread. */
final class CountedListener implements ApplicationListener {
  private final int descriptor;
  private final Integer backlog;
  private volatile long accepted;
  private volatile long lastAccept;
  private volatile Thread acceptor;

  CountedListener(int descriptor, Integer backlog) {
    this.descriptor = descriptor;
    this.backlog = backlog;
  }

  synchronized void acceptedOne() {
    lastAccept = System.nanoTime();
    acceptor = Thread.currentThread();
    accepted++;
  }

  @Override
  public int descriptor() {
    return descriptor;
  }

  @Override
  public String api() {
    return "ServerSocket";
  }

  @Override
  public Integer requestedBacklog() {
    return backlog;
  }

  @Override
  public Long boundAtMillis() {
    return 0L;
  }

  @Override
  public String boundBy() {
    return null;
  }

  @Override
  public long accepted() {
    return accepted;
  }

  @Override
  public long lastAcceptNanos() {
    return lastAccept;
  }

  @Override
  public long acceptErrors() {
    return 0;
  }

  @Override
  public String lastAcceptError() {
    return null;
  }

  @Override
  public String endedAcceptor() {
    return null;
  }

  @Override
  public Thread acceptor() {
    return acceptor;
  }

  @Override
  public String acceptorDeath() {
    return null;
  }

  @Override
  public long drainRuns() {
    return 0;
  }

  @Override
  public long drainRuns(int length) {
    return 0;
  }

  @Override
  public boolean closed() {
    return false;
  }
}
