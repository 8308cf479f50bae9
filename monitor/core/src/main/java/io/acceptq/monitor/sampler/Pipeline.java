// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.spi.Controls;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.KernelSource;
import io.acceptq.monitor.spi.Publisher;
import io.acceptq.monitor.spi.RuntimeStallSource;
import java.util.List;
import java.util.function.Function;

/**
 * What the sampler reads from, what turns a snapshot into a report, and where the report goes. Used
 * by the sampler thread only.
 *
 * @param <R> the report of one sample
 */
public final class Pipeline<R> {
  /** Opens a pipeline once the service is ready. */
  public interface Factory<R> {
    /** Called by the sampler thread, once. */
    Pipeline<R> open(Controls controls, ErrorReporter errors);

    /** The sampler thread ends, for this reason. */
    void failed(String why);
  }

  final KernelSource source;
  final RuntimeStallSource stalls;
  final Function<Snapshot, R> diagnosis;
  final List<Publisher<R>> publishers;

  public Pipeline(
      KernelSource source,
      RuntimeStallSource stalls,
      Function<Snapshot, R> diagnosis,
      List<Publisher<R>> publishers) {
    this.source = source;
    this.stalls = stalls;
    this.diagnosis = diagnosis;
    this.publishers = publishers;
  }
}
