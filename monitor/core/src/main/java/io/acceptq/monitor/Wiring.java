// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.config.Settings;
import io.acceptq.monitor.diagnosis.Diagnostician;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.jfr.FlightRecorderPublisher;
import io.acceptq.monitor.jmx.PlatformBeans;
import io.acceptq.monitor.kernel.Kernel;
import io.acceptq.monitor.kernel.syscall.MemoryFile;
import io.acceptq.monitor.log.Log;
import io.acceptq.monitor.log.LogPublisher;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.runtime.JvmStalls;
import io.acceptq.monitor.sampler.Pipeline;
import io.acceptq.monitor.spi.Controls;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.KernelSource;
import io.acceptq.monitor.spi.Publisher;
import io.acceptq.monitor.statusfile.StatusFile;
import io.acceptq.monitor.statusfile.StatusFilePublisher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Opens the sources and publishers. Called by the sampler thread when sampling begins. */
final class Wiring implements Pipeline.Factory<Report> {
  private final Settings settings;
  private final Log log;

  Wiring(Settings settings, Log log) {
    this.settings = settings;
    this.log = log;
  }

  @Override
  public Pipeline<Report> open(Controls controls, ErrorReporter errors) {
    KernelSource source = Kernel.open(settings.nativeAllowed(), errors);
    List<Publisher<Report>> publishers = new ArrayList<>();
    publishers.add(new LogPublisher(log));
    publishers.add(new FlightRecorderPublisher(errors));
    addBeans(publishers, source, controls, errors);
    addStatusFile(publishers, source, errors);
    Diagnostician diagnostician = new Diagnostician(settings.historyMillis());
    return new Pipeline<>(source, JvmStalls.open(), diagnostician::judge, publishers);
  }

  private void addBeans(
      List<Publisher<Report>> publishers,
      KernelSource source,
      Controls controls,
      ErrorReporter errors) {
    try {
      publishers.add(PlatformBeans.open(controls, Kernel.waitingClients(source, errors), errors));
    } catch (LinkageError e) {
      log.line("no MBeans: this Java has no module java.management: " + e.getMessage());
    }
  }

  private void addStatusFile(
      List<Publisher<Report>> publishers, KernelSource source, ErrorReporter errors) {
    if (!settings.nativeAllowed()) {
      return;
    }
    try {
      publishers.add(
          new StatusFilePublisher(new StatusFile(MemoryFile.create(StatusFile.NAME)), errors));
    } catch (LinkageError | IOException e) {
      // Otherwise the start line says why native code cannot be used.
      if (source.status().kind == SourceKind.NETLINK) {
        errors.report("the acceptq command cannot read this JVM", e);
      }
    }
  }

  @Override
  public void failed(String why) {
    log.line("stopped; the service runs on without acceptq: " + why);
  }
}
