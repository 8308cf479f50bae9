// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.agent.weave.WeavingTransformer;
import io.acceptq.boot.Hooks;
import io.acceptq.monitor.Monitor;
import io.acceptq.monitor.Settings;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Reads the options and starts the monitor's thread, beside the service's start. The monitor asks
 * here whether the service is up and touches nothing of JMX or logging before.
 */
final class MonitorStart implements Runnable, BooleanSupplier {
  private final WovenView view;
  private final String options;

  MonitorStart(WeavingTransformer weaving, String options, boolean serviceUp) {
    this.view = new WovenView(weaving, serviceUp);
    this.options = options;
  }

  @Override
  public void run() {
    try {
      Monitor monitor = Monitor.start(Settings.read(options), view, this);
      Hooks.sampler = monitor.thread();
      // A bind that came just before has unparked nobody.
      LockSupport.unpark(monitor.thread());
    } catch (Throwable e) {
      System.err.println("acceptq: could not start, the service runs on without it: " + e);
    }
  }

  @Override
  public boolean getAsBoolean() {
    return view.isServiceUp();
  }
}
