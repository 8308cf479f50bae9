// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.bulletin.Board;
import io.acceptq.monitor.jmx.Beans;
import io.acceptq.monitor.kernel.Kernel;
import io.acceptq.monitor.kernel.netlink.transport.MemoryFile;
import io.acceptq.monitor.sample.ApplicationView;
import io.acceptq.monitor.sample.Controls;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.Publisher;
import io.acceptq.monitor.sampling.ErrorCount;
import io.acceptq.monitor.sampling.Loop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
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
  private static final String VERSION = "0.1.0";
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
   * Starts the thread, which does nothing but ask {@code ready} every two seconds, and whenever it
   * is unparked, until it says true. Only then is anything of JMX, of JNA or of the kernel touched.
   * {@code ready} is asked by that thread and must neither block nor fail.
   */
  public static Monitor start(Settings settings, ApplicationView view, BooleanSupplier ready) {
    return new Monitor(
        new Loop(ready, view, new Started(settings), settings.knobs(), settings.historyMillis()));
  }

  /** The sampler thread, to be unparked at every bind and close. */
  public Thread thread() {
    return thread;
  }

  /** Unregisters every bean and ends the thread. */
  public void stop() {
    loop.stop(STOP_MILLIS);
  }

  private static final class Started implements Loop.Parts {
    private final Settings settings;

    Started(Settings settings) {
      this.settings = settings;
    }

    @Override
    public KernelSource source(ErrorCount errors) {
      return Kernel.open(settings.nativeAllowed(), errors);
    }

    @Override
    public List<Publisher> publishers(Controls controls, ErrorCount errors) {
      List<Publisher> publishers = new ArrayList<>();
      publishers.add(
          new Beans(ManagementFactory.getPlatformMBeanServer(), controls, VERSION, errors));
      if (settings.nativeAllowed()) {
        try {
          Board board = new Board(MemoryFile.create(Board.NAME));
          publishers.add(new Bulletins(board, controls.knobs(), VERSION, errors));
        } catch (IOException e) {
          errors.report("the acceptq command cannot read this JVM: " + e.getMessage());
        }
      }
      return publishers;
    }
  }
}
