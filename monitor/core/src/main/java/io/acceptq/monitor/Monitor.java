// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.config.Settings;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.kernel.procfs.NetStat;
import io.acceptq.monitor.log.Log;
import io.acceptq.monitor.model.Thresholds;
import io.acceptq.monitor.sampler.SamplerThread;
import io.acceptq.monitor.spi.ApplicationView;
import io.acceptq.monitor.spi.RuntimeSettings;
import java.util.function.BooleanSupplier;

/**
 * acceptq in this JVM: one daemon thread {@code acceptq} that samples every listener and shows it
 * in JMX and to the {@code acceptq} command. To be started once. The agent starts it; a program
 * that cannot use an agent may do so itself:
 *
 * <pre>{@code
 * Monitor monitor = Monitor.start(Settings.read(null));
 * }</pre>
 */
public final class Monitor {
  private static final long STOP_MILLIS = 5_000;

  private final SamplerThread<Report> sampler;
  private final Thread thread;

  private Monitor(SamplerThread<Report> sampler) {
    this.sampler = sampler;
    this.thread = sampler.start();
  }

  /** Starts at once and without an agent: every listener is then {@code Unseen}. */
  public static Monitor start(Settings settings) {
    return start(settings, ApplicationView.NONE, () -> true, new byte[0]);
  }

  /**
   * Logs warnings about the settings and starts the thread. It samples as soon as {@code bound}
   * returns true, at the latest after a second; it asks whenever it is unparked. It shows the beans
   * as soon as the platform MBean server exists, which it never creates itself.
   *
   * @param bound whether a bind was seen; must not block
   * @param netstat the content of {@code /proc/self/net/netstat} before the first bind that the
   *     view shows: overflows are counted from then on; empty if it could not be read
   */
  public static Monitor start(
      Settings settings, ApplicationView view, BooleanSupplier bound, byte[] netstat) {
    Log log = new Log(settings.log());
    for (String warning : settings.warnings()) {
      log.line(warning);
    }
    Thresholds thresholds = new Thresholds(settings.saturationPercent(), settings.stallMillis());
    return new Monitor(
        new SamplerThread<>(
            new Readiness(bound),
            view,
            new Wiring(settings, log),
            new RuntimeSettings(settings.intervalMillis(), thresholds),
            settings.historyMillis(),
            NetStat.parse(netstat)));
  }

  /** The sampler thread, to be unparked at every bind and close. */
  public Thread thread() {
    return thread;
  }

  /** Unregisters every bean and ends the thread. */
  public void stop() {
    sampler.stop(STOP_MILLIS);
  }
}
