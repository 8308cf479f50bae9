// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.strain;

import io.acceptq.monitor.kernel.procfs.CgroupCpu;
import io.acceptq.monitor.kernel.procfs.Scheduling;
import io.acceptq.monitor.sample.Strain;
import io.acceptq.monitor.sample.StrainSource;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * What this JVM suffers: from its collectors' beans and the kernel's files. What is missing is
 * null. Used by the sampler thread only; about 30 µs a reading.
 */
public final class LiveStrain implements StrainSource {
  private final Pauses pauses;
  private final CgroupCpu cgroup;
  private final Scheduling scheduling;

  private LiveStrain(Path proc, Path files) {
    Pauses found = null;
    try {
      found = new Pauses();
    } catch (LinkageError e) {
      // No module java.management: pauses are not known.
    }
    pauses = found;
    cgroup = new CgroupCpu(proc.resolve("self"), files);
    scheduling = new Scheduling(proc);
  }

  /** Of this machine. To be opened once the service is ready, since it touches management beans. */
  public static LiveStrain open() {
    return new LiveStrain(Paths.get("/proc"), Paths.get("/"));
  }

  @Override
  public Strain read(double lateMillis) {
    return new Strain(
        pauses == null ? null : pauses.millis(),
        cgroup.throttledMillis(),
        scheduling.queuedMillis(),
        scheduling.cpuMillis(),
        lateMillis);
  }

  @Override
  public void close() {
    cgroup.close();
    scheduling.close();
  }
}
