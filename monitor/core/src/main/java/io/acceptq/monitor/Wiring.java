// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.bulletin.Board;
import io.acceptq.monitor.diagnosis.Diagnostician;
import io.acceptq.monitor.diagnosis.ReportPublisher;
import io.acceptq.monitor.jfr.Events;
import io.acceptq.monitor.jmx.Beans;
import io.acceptq.monitor.kernel.Kernel;
import io.acceptq.monitor.kernel.netlink.transport.MemoryFile;
import io.acceptq.monitor.log.Lines;
import io.acceptq.monitor.log.Log;
import io.acceptq.monitor.sample.Controls;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.Publisher;
import io.acceptq.monitor.sample.StrainSource;
import io.acceptq.monitor.sampling.ErrorCount;
import io.acceptq.monitor.sampling.Loop;
import io.acceptq.monitor.strain.LiveStrain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the sampler reads from and publishes to. Called by its thread once the service is ready. */
final class Wiring implements Loop.Parts {
  private final Settings settings;
  private final Log log;
  private KernelSource source;

  Wiring(Settings settings, Log log) {
    this.settings = settings;
    this.log = log;
  }

  @Override
  public KernelSource source(ErrorCount errors) {
    source = Kernel.open(settings.nativeAllowed(), errors);
    return source;
  }

  @Override
  public StrainSource strain() {
    return LiveStrain.open();
  }

  @Override
  public List<Publisher> publishers(Controls controls, ErrorCount errors) {
    String version = Version.read();
    List<ReportPublisher> publishers = new ArrayList<>();
    List<Publisher> diagnostician =
        Collections.singletonList(
            new Diagnostician(controls.knobs(), errors, settings.historyMillis(), publishers));
    publishers.add(new Lines(log, version, controls.knobs()));
    publishers.add(new Events(errors));
    try {
      publishers.add(
          Beans.onPlatform(controls, Kernel.waitingClients(source, errors), version, errors));
    } catch (LinkageError e) {
      log.line("no beans, since this Java has no module java.management: " + e.getMessage());
      return diagnostician;
    } catch (RuntimeException e) {
      log.line("no beans, since this Java has no MBean server: " + e.getMessage());
    }
    try {
      if (settings.nativeAllowed()) {
        Board board = new Board(MemoryFile.create(Board.NAME));
        publishers.add(new Bulletins(board, controls.knobs(), version, errors));
      }
    } catch (LinkageError | IOException e) {
      String why = String.valueOf(e.getMessage());
      if (source.note() == null || !source.note().contains(why)) { // else the start line says it
        errors.report("the acceptq command cannot read this JVM: " + why);
      }
    }
    return diagnostician;
  }

  @Override
  public void failed(String why) {
    log.line("stopped, the service runs on without it: " + why);
  }
}
