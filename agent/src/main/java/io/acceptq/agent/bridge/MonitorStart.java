// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.agent.weave.ArchiveFlags;
import io.acceptq.boot.Hooks;
import io.acceptq.monitor.Monitor;
import io.acceptq.monitor.config.Settings;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Reads the options and starts the monitor, on the thread {@code acceptq-start} while the service
 * starts. Also answers the sampler thread whether there is something to sample.
 */
final class MonitorStart implements Runnable, BooleanSupplier {
  private final WovenView view;
  private final String options;
  private final Consumer<String> stderr;
  private final ArchiveFlags archive;
  private final boolean serviceRunning;

  /**
   * @param serviceRunning whether the service has been running before the agent
   */
  MonitorStart(
      WovenView view,
      String options,
      Consumer<String> stderr,
      ArchiveFlags archive,
      boolean serviceRunning) {
    this.view = view;
    this.options = options;
    this.stderr = stderr;
    this.archive = archive;
    this.serviceRunning = serviceRunning;
  }

  @Override
  public void run() {
    try {
      Monitor monitor = Monitor.start(Settings.read(options), view, this);
      Hooks.sampler = monitor.thread();
      // A bind before this assignment had no thread to unpark.
      LockSupport.unpark(monitor.thread());
      if (archive.isWrittenAtExit()) {
        Runtime.getRuntime().addShutdownHook(new Thread(monitor::stop, "acceptq-stop"));
      }
    } catch (Throwable e) {
      stderr.accept("could not start, the service runs on without it: " + e);
    }
  }

  @Override
  public boolean getAsBoolean() {
    return serviceRunning || view.hasListeners();
  }
}
