// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.spi.ApplicationListener;
import io.acceptq.monitor.spi.ApplicationView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A service that binds, accepts and closes on the test's command. */
public final class FakeService implements ApplicationView {
  final List<ApplicationListener> listeners = new ArrayList<>();
  final List<ApplicationListener> forgotten = new ArrayList<>();

  public final class Bound implements ApplicationListener {
    final int descriptor;
    final Integer backlog;
    long accepted;
    long lastAcceptNanos;
    long errors;
    public Thread acceptor;
    public String endedAcceptor;
    String death;
    public final int[] drainRuns = new int[LONGEST_DRAIN_RUN + 1];
    boolean closed;

    Bound(int descriptor, Integer backlog) {
      this.descriptor = descriptor;
      this.backlog = backlog;
    }

    void close() {
      closed = true;
      listeners.remove(this);
    }

    @Override
    public int descriptor() {
      return descriptor;
    }

    @Override
    public String api() {
      return backlog == null ? "Unseen" : "ServerSocketChannel";
    }

    @Override
    public Integer requestedBacklog() {
      return backlog;
    }

    @Override
    public Long boundAtMillis() {
      return backlog == null ? null : 1_800_000_000_000L;
    }

    @Override
    public String boundBy() {
      return backlog == null ? null : "com.example.Server.main";
    }

    @Override
    public long accepted() {
      return accepted;
    }

    @Override
    public long lastAcceptNanos() {
      return lastAcceptNanos;
    }

    @Override
    public long acceptErrors() {
      return errors;
    }

    @Override
    public String lastAcceptError() {
      return errors == 0 ? null : "Too many open files";
    }

    @Override
    public String acceptorDeath() {
      return death;
    }

    @Override
    public long drainRuns() {
      return Arrays.stream(drainRuns).sum();
    }

    @Override
    public long drainRuns(int length) {
      return drainRuns[length];
    }

    @Override
    public String endedAcceptor() {
      return endedAcceptor;
    }

    @Override
    public Thread acceptor() {
      return acceptor;
    }

    @Override
    public boolean closed() {
      return closed;
    }
  }

  /** Null for a listener whose bind was not seen. */
  public Bound bind(int descriptor, Integer backlog) {
    Bound bound = new Bound(descriptor, backlog);
    listeners.add(bound);
    return bound;
  }

  @Override
  public List<ApplicationListener> listeners() {
    return List.copyOf(listeners);
  }

  @Override
  public void forget(ApplicationListener listener) {
    forgotten.add(listener);
    listeners.remove(listener);
  }

  @Override
  public long adviceErrors() {
    return 0;
  }

  @Override
  public String targets() {
    return "none";
  }
}
