// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.boot.Hooks;
import io.acceptq.monitor.Monitor;
import io.acceptq.monitor.config.Settings;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Reads the options and starts the monitor, on the thread {@code acceptq-start} while the service
 * starts. Also answers the sampler thread whether there is something to sample.
 */
final class MonitorStart implements Runnable, BooleanSupplier {
  private final Premain entry;
  private final WovenView view;
  private final byte[] netstat;
  private final String options;

  /**
   * @param netstat the counters of the network namespace before the first bind that the view shows
   */
  MonitorStart(Premain entry, WovenView view, byte[] netstat, String options) {
    this.entry = entry;
    this.view = view;
    this.netstat = netstat;
    this.options = options;
  }

  @Override
  public void run() {
    try {
      Monitor monitor = Monitor.start(Settings.read(options), view, this, netstat);
      Hooks.sampler = monitor.thread();
      // A bind before this assignment had no thread to unpark.
      LockSupport.unpark(monitor.thread());
      if (entry.archive.isWrittenAtExit()) {
        Runtime.getRuntime().addShutdownHook(new Thread(monitor::stop, "acceptq-stop"));
      }
    } catch (Throwable e) {
      entry.stderr.accept("could not start, the service runs on without it: " + e);
    }
  }

  @Override
  public boolean getAsBoolean() {
    return entry.isServiceRunning() || view.hasListeners();
  }
}
