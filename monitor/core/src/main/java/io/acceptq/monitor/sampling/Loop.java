// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.ApplicationView;
import io.acceptq.monitor.sample.Controls;
import io.acceptq.monitor.sample.HistorySlice;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.Knob;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.Listener;
import io.acceptq.monitor.sample.Publisher;
import io.acceptq.monitor.sample.SelfSample;
import io.acceptq.monitor.sample.Snapshot;
import io.acceptq.monitor.sample.Strain;
import io.acceptq.monitor.sample.StrainSource;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The sampler thread: waits until the service is ready, then samples and publishes until stopped.
 * Nothing that fails in a sample or a publisher ends it.
 */
public final class Loop implements Runnable, Controls {
  /** How often it looks whether the service is ready, if nobody wakes it. */
  private static final long LOOK = 2_000_000_000L;

  /** What is made only once the service is ready. */
  public interface Parts {
    KernelSource source(ErrorCount errors);

    StrainSource strain();

    List<Publisher> publishers(Controls controls, ErrorCount errors);

    /** The thread ends, for that reason. */
    void failed(String why);
  }

  private final BooleanSupplier ready;
  private final ApplicationView view;
  private final Parts parts;
  private final Knobs knobs;
  private final long historyMillis;
  private final Clock clock = new SystemClock();
  private final Pace pace = new Pace(clock);
  private final History history = new History();
  private final ErrorCount errors = new ErrorCount();
  private final Queue<Long> resets = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this, "acceptq");

  public Loop(
      BooleanSupplier ready, ApplicationView view, Parts parts, Knobs knobs, long historyMillis) {
    this.ready = ready;
    this.view = view;
    this.parts = parts;
    this.knobs = knobs;
    this.historyMillis = historyMillis;
  }

  public Thread start() {
    thread.setDaemon(true);
    thread.setContextClassLoader(null); // whoever starts us must not be kept from unloading
    thread.start();
    return thread;
  }

  @Override
  public void run() {
    List<Publisher> publishers = Collections.emptyList();
    try {
      while (!ready.getAsBoolean()) {
        if (!pace.idle(LOOK)) {
          return;
        }
      }
      try (KernelSource source = parts.source(errors);
          StrainSource strain = parts.strain()) {
        publishers = parts.publishers(this, errors);
        sample(source, strain, publishers);
      }
    } catch (Throwable e) {
      parts.failed(e.toString());
    } finally {
      for (Publisher publisher : publishers) {
        close(publisher);
      }
    }
  }

  private void close(Publisher publisher) {
    try {
      publisher.close();
    } catch (RuntimeException | LinkageError e) {
      errors.report("closing", e);
    }
  }

  private void sample(KernelSource source, StrainSource strain, List<Publisher> publishers) {
    Sampler sampler = new Sampler(view, source, errors, clock, history);
    StrainWatch watch = new StrainWatch(strain);
    Self self = new Self(view, source, errors, history, pace);
    while (pace.await(self.interval(knobs.get(Knob.INTERVAL_MILLIS) * 1_000_000L))) {
      long start = clock.nanos();
      long cpuStart = clock.cpuNanos();
      try {
        for (Long id = resets.poll(); id != null; id = resets.poll()) {
          sampler.resetPeaks(id);
        }
        SelfSample now = self.sample(start);
        Strain suffered = watch.look(start, now.lateMillis, sampler.sawWaiting());
        publish(sampler.sample(now, suffered, samplesKept()), publishers);
      } catch (Throwable e) { // not even a heap that is full for a moment
        errors.report("sampling", e);
      }
      self.sampled(start, clock.nanos() - start, clock.cpuNanos() - cpuStart);
    }
  }

  private long samplesKept() {
    return Math.max(1, historyMillis / knobs.get(Knob.INTERVAL_MILLIS));
  }

  private void publish(Snapshot snapshot, List<Publisher> publishers) {
    for (Publisher publisher : publishers) {
      try {
        publisher.publish(snapshot);
      } catch (RuntimeException | LinkageError e) {
        errors.report("publishing", e);
      }
    }
  }

  /** Asks the thread to end and waits for it, at most this long. */
  public void stop(long millis) {
    pace.stop();
    LockSupport.unpark(thread);
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Knobs knobs() {
    return knobs;
  }

  @Override
  public void turned() {
    pace.hurry();
    LockSupport.unpark(thread);
  }

  @Override
  public void resetPeaks(Listener listener) {
    resets.add(listener.id);
    pace.hurry();
    LockSupport.unpark(thread);
  }

  @Override
  public HistorySlice history(Listener listener, int seconds) {
    return history.slice(listener.id, seconds);
  }
}
