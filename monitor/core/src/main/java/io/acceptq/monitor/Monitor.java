// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.log.Log;
import io.acceptq.monitor.sample.ApplicationView;
import io.acceptq.monitor.sampling.Loop;
import java.util.function.BooleanSupplier;

/**
 * acceptq in this JVM: one daemon thread {@code acceptq} that samples every listener and shows it
 * in JMX and to the {@code acceptq} command. Start it once. The agent starts it; a program that can
 * take no agent may do so itself:
 *
 * <pre>{@code
 * Monitor monitor = Monitor.start(Settings.read(null));
 * }</pre>
 */
public final class Monitor {
  private static final long STOP_MILLIS = 5_000;

  private final Loop loop;
  private final Thread thread;

  private Monitor(Loop loop) {
    this.loop = loop;
    this.thread = loop.start();
  }

  /** At once, without an agent: every listener is then {@code Unseen}. */
  public static Monitor start(Settings settings) {
    return start(settings, ApplicationView.NONE, () -> true);
  }

  /**
   * Says what is wrong with the settings, and starts the thread, which does nothing but ask {@code
   * ready}, every two seconds and whenever it is unparked, until it says true or native code has
   * been listening for a while. Only then is anything of JMX, of JNA or of the kernel touched.
   * {@code ready} is asked by that thread and must not block.
   */
  public static Monitor start(Settings settings, ApplicationView view, BooleanSupplier ready) {
    Log log = new Log(settings.log());
    for (String complaint : settings.complaints()) {
      log.line(complaint);
    }
    Loop loop =
        new Loop(
            new Readiness(ready),
            view,
            new Wiring(settings, log),
            settings.knobs(),
            settings.historyMillis());
    return new Monitor(loop);
  }

  /** The sampler thread, to be unparked at every bind and close. */
  public Thread thread() {
    return thread;
  }

  /** Unregisters every bean and ends the thread. */
  public void stop() {
    loop.stop(STOP_MILLIS);
  }
}
