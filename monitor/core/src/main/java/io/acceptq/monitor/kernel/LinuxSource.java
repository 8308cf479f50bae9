// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.kernel.procfs.Descriptors;
import io.acceptq.monitor.kernel.procfs.NetStat;
import io.acceptq.monitor.kernel.procfs.Owners;
import io.acceptq.monitor.kernel.procfs.Sysctls;
import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.KernelCounters;
import io.acceptq.monitor.sample.KernelLimits;
import io.acceptq.monitor.sample.KernelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What every Linux tells through {@code /proc}, whoever tells about the listeners. */
abstract class LinuxSource implements KernelSource {
  private final Path self;
  private final Faults faults;
  private final NetStat netStat;
  private final Sysctls sysctls;
  private final Descriptors descriptors;
  private final Owners owners;
  private boolean countersFailed;

  LinuxSource(Path root, Faults faults) {
    this.self = root.resolve("self");
    this.faults = faults;
    this.netStat = new NetStat(self, faults);
    this.sysctls = new Sysctls(root, faults);
    this.descriptors = new Descriptors(self);
    this.owners = new Owners(root);
  }

  /** A failure here costs the counters, not the sample; a file that stays away is one fault. */
  final KernelCounters counters() {
    try {
      KernelCounters counters = netStat.read();
      countersFailed = false;
      return counters;
    } catch (IOException e) {
      if (!countersFailed) {
        faults.report(e.getMessage());
      }
      countersFailed = true;
      return KernelCounters.UNKNOWN;
    }
  }

  @Override
  public final KernelLimits limits() {
    return sysctls.limits();
  }

  @Override
  public final Long inodeOf(int descriptor) {
    return descriptors.inodeOf(descriptor);
  }

  @Override
  public final Set<Long> ownInodes() throws IOException {
    return descriptors.inodes();
  }

  @Override
  public final String ownerOf(long inode) {
    return owners.of(inode);
  }

  @Override
  public final String release() {
    return sysctls.release();
  }

  @Override
  public final String networkNamespace() {
    try {
      return Files.readSymbolicLink(self.resolve("ns/net")).toString();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() {
    netStat.close();
  }
}
