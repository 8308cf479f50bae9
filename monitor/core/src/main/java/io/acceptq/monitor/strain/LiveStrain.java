// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.strain;

import io.acceptq.monitor.kernel.procfs.CgroupCpu;
import io.acceptq.monitor.kernel.procfs.DescriptorUse;
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
  /** Nearly never changed, and as costly as all else. */
  private static final int LIMIT_EVERY = 100;

  private final Pauses pauses;
  private final CgroupCpu cgroup;
  private final Scheduling scheduling;
  private final DescriptorUse descriptors;
  private int reads;
  private Long descriptorLimit;

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
    descriptors = new DescriptorUse(proc.resolve("self"));
  }

  /** Of this machine. To be opened once the service is ready, since it touches management beans. */
  public static LiveStrain open() {
    return new LiveStrain(Paths.get("/proc"), Paths.get("/"));
  }

  @Override
  public Strain read(double lateMillis) {
    if (reads++ % LIMIT_EVERY == 0) {
      descriptorLimit = descriptors.limit();
    }
    return new Strain(
        pauses == null ? null : pauses.millis(),
        cgroup.throttledMillis(),
        scheduling.queuedMillis(),
        scheduling.cpuMillis(),
        lateMillis,
        descriptors.open(),
        descriptorLimit);
  }

  @Override
  public void close() {
    cgroup.close();
    scheduling.close();
    descriptors.close();
  }
}
