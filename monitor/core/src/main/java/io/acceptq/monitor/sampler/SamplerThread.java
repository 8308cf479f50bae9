// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.model.HistorySlice;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.spi.ApplicationView;
import io.acceptq.monitor.spi.Clock;
import io.acceptq.monitor.spi.Controls;
import io.acceptq.monitor.spi.KernelSource;
import io.acceptq.monitor.spi.RuntimeSettings;
import io.acceptq.monitor.spi.RuntimeStallSource;
import io.acceptq.monitor.tracking.History;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The thread {@code acceptq}: waits until sampling may begin, then samples, diagnoses and publishes
 * until it is stopped. No failure of a sample or a publisher ends it.
 *
 * @param <R> the report of one sample
 */
public final class SamplerThread<R> implements Runnable, Controls {
  /** How often to ask whether sampling may begin, unless unparked. */
  private static final long READY_POLL_NANOS = 1_000_000_000L;

  /** The longest interval while a publisher waits for whom to publish to. */
  private static final long LONGEST_WHILE_WAITING_NANOS = 1_000_000_000L;

  private final BooleanSupplier ready;
  private final ApplicationView view;
  private final Pipeline.Factory<R> factory;
  private final RuntimeSettings settings;
  private final long historyMillis;
  private final KernelCounters baseline;
  private final Clock clock = new SystemClock();
  private final SampleSchedule schedule = new SampleSchedule(clock);
  private final History history = new History();
  private final ErrorCount errors = new ErrorCount();
  private final Queue<Long> resets = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this, "acceptq");

  /**
   * Does not start yet.
   *
   * @param ready whether sampling may begin; must not block
   * @param historyMillis for how long samples are kept
   * @param baseline the kernel's counters now, from which on overflows are counted
   */
  public SamplerThread(
      BooleanSupplier ready,
      ApplicationView view,
      Pipeline.Factory<R> factory,
      RuntimeSettings settings,
      long historyMillis,
      KernelCounters baseline) {
    this.ready = ready;
    this.view = view;
    this.factory = factory;
    this.settings = settings;
    this.historyMillis = historyMillis;
    this.baseline = baseline;
  }

  public Thread start() {
    thread.setDaemon(true);
    thread.setContextClassLoader(null); // so that the starter's class loader can be unloaded
    thread.start();
    return thread;
  }

  @Override
  public void run() {
    try {
      while (!ready.getAsBoolean()) {
        if (!schedule.idle(READY_POLL_NANOS)) {
          return;
        }
      }
      run(factory.open(this, errors));
    } catch (Throwable e) {
      factory.failed(e.toString());
    }
  }

  private void run(Pipeline<R> pipeline) throws Exception {
    Publishers<R> publishers = new Publishers<>(pipeline.publishers, errors);
    try (KernelSource source = pipeline.source;
        RuntimeStallSource stalls = pipeline.stalls) {
      Sampler sampler =
          new Sampler(view, source, errors, clock, history, new StallWatch(stalls), baseline);
      SelfMeasurement self = new SelfMeasurement(view, source, errors, history, schedule, clock);
      while (schedule.await(self.interval(intervalNanos(publishers)))) {
        long start = clock.nanos();
        long cpuStart = clock.cpuNanos();
        try {
          resetPeaks(sampler);
          MonitorSample monitor = self.sample(start, settings);
          publishers.publish(pipeline.diagnosis.apply(sampler.sample(monitor, samplesKept())));
        } catch (Throwable e) { // even a full heap may be over at the next sample
          errors.reportAny("sampling", e);
        }
        self.sampled(start, clock.nanos() - start, clock.cpuNanos() - cpuStart);
      }
    } finally {
      publishers.close();
    }
  }

  private long intervalNanos(Publishers<R> publishers) {
    long nanos = settings.intervalMillis() * 1_000_000L;
    return publishers.isAnyWaiting() ? Math.min(nanos, LONGEST_WHILE_WAITING_NANOS) : nanos;
  }

  private void resetPeaks(Sampler sampler) {
    for (Long id = resets.poll(); id != null; id = resets.poll()) {
      sampler.resetPeaks(id);
    }
  }

  private long samplesKept() {
    return Math.max(1, historyMillis / settings.intervalMillis());
  }

  /** Ends the thread, and waits for it at most this long. */
  public void stop(long millis) {
    schedule.stop();
    LockSupport.unpark(thread);
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public RuntimeSettings settings() {
    return settings;
  }

  @Override
  public void settingsChanged() {
    schedule.hurry();
    LockSupport.unpark(thread);
  }

  @Override
  public void resetPeaks(Listener listener) {
    resets.add(listener.id);
    settingsChanged();
  }

  @Override
  public HistorySlice history(Listener listener, int seconds) {
    return history.slice(listener.id, seconds);
  }
}
