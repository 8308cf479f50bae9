// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.kernel.procfs.FdDirectory;
import io.acceptq.monitor.kernel.procfs.NetStat;
import io.acceptq.monitor.kernel.procfs.SocketOwner;
import io.acceptq.monitor.kernel.procfs.Sysctls;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.KernelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The part that every Linux source reads from {@code /proc}. Used by one thread. */
abstract class LinuxSource implements KernelSource {
  private final Path self;
  private final ErrorReporter errors;
  private final NetStat netStat;
  private final Sysctls sysctls;
  private final FdDirectory descriptors;
  private final SocketOwner owners;
  private boolean countersFailed;
  private int badRows;

  LinuxSource(Path root, ErrorReporter errors) {
    this.self = root.resolve("self");
    this.errors = errors;
    this.netStat = new NetStat(self, errors);
    this.sysctls = new Sysctls(root, errors);
    this.descriptors = new FdDirectory(self);
    this.owners = new SocketOwner(root);
  }

  /** For the parsers of listeners: what they report makes the current reading incomplete. */
  final ErrorReporter rowErrors() {
    return error -> {
      badRows++;
      errors.report(error);
    };
  }

  final void beginReading() {
    badRows = 0;
  }

  final KernelSample sample(List<ListenSocket> sockets) {
    boolean complete = badRows == 0;
    return new KernelSample(sockets, counters(), complete);
  }

  /** A failure costs the counters, not the sample; a file that stays away is one error. */
  private KernelCounters counters() {
    try {
      KernelCounters counters = netStat.read();
      countersFailed = false;
      return counters;
    } catch (IOException e) {
      if (!countersFailed) {
        errors.report(e.getMessage());
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
