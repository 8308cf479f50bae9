// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.strain;

import io.acceptq.monitor.kernel.procfs.CgroupCpu;
import io.acceptq.monitor.kernel.procfs.DescriptorUse;
import io.acceptq.monitor.kernel.procfs.Scheduling;
import io.acceptq.monitor.sample.Strain;
import io.acceptq.monitor.sample.StrainSource;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.function.Supplier;

/**
 * What this JVM suffers: from its own beans and the kernel's files. What is missing is null. Used
 * by the sampler thread only; about 3 µs a reading, 12 with the files.
 */
public final class LiveStrain implements StrainSource {
  /** Nearly never changed, and as costly as all else. */
  private static final int LIMIT_EVERY = 10;

  private final Pauses pauses;
  private final ProcessCpu cpu;
  private final CgroupCpu cgroup;
  private final Scheduling scheduling;
  private final DescriptorUse descriptors;
  private int reads;
  private double filesMillis;
  private Double throttledMillis;
  private Double queuedMillis;
  private Long openDescriptors;
  private Long descriptorLimit;

  private LiveStrain(Path proc, Path files) {
    pauses = orNull(Pauses::new);
    cpu = orNull(ProcessCpu::new);
    cgroup = new CgroupCpu(proc.resolve("self"), files);
    scheduling = new Scheduling(proc);
    descriptors = new DescriptorUse(proc.resolve("self"));
  }

  /** Null without the modules of the management beans. */
  private static <T> T orNull(Supplier<T> beans) {
    try {
      return beans.get();
    } catch (LinkageError e) {
      return null;
    }
  }

  /** Of this machine. To be opened once the service is ready, since it touches management beans. */
  public static LiveStrain open() {
    return new LiveStrain(Paths.get("/proc"), Paths.get("/"));
  }

  @Override
  public Strain read(double nowMillis, double lateMillis, boolean withFiles) {
    if (withFiles) {
      filesMillis = nowMillis;
      throttledMillis = cgroup.throttledMillis();
      queuedMillis = scheduling.queuedMillis();
      openDescriptors = descriptors.open();
      if (reads++ % LIMIT_EVERY == 0) {
        descriptorLimit = descriptors.limit();
      }
    }
    return new Strain(
        pauses == null ? null : pauses.millis(),
        cpu == null ? null : cpu.millis(),
        lateMillis,
        filesMillis,
        throttledMillis,
        queuedMillis,
        openDescriptors,
        descriptorLimit);
  }

  @Override
  public void close() {
    cgroup.close();
    scheduling.close();
    descriptors.close();
  }
}
