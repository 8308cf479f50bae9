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

/**
 * What every source on Linux reads from {@code /proc}: counters, limits, descriptors, owners of
 * sockets. Used by one thread.
 */
abstract class LinuxSource implements KernelSource {
  private final Path self;
  private final ErrorReporter errors;
  private final NetStat netStat;
  private final Sysctls sysctls;
  private final FdDirectory descriptors;
  private final SocketOwner owners;
  private boolean countersFailed;
  private int malformedRows;

  LinuxSource(Path root, ErrorReporter errors) {
    this.self = root.resolve("self");
    this.errors = errors;
    this.netStat = new NetStat(self, errors);
    this.sysctls = new Sysctls(root, errors);
    this.descriptors = new FdDirectory(self);
    this.owners = new SocketOwner(root);
  }

  /** For parsers of listener rows: an error they report makes the current sample incomplete. */
  final ErrorReporter rowErrors() {
    return error -> {
      malformedRows++;
      errors.report(error);
    };
  }

  /** To be called before the listeners of a sample are read. */
  final void startSample() {
    malformedRows = 0;
  }

  /** Ends a sample: adds the counters to its listeners. */
  final KernelSample finishSample(List<ListenSocket> sockets) {
    boolean complete = malformedRows == 0;
    return new KernelSample(sockets, counters(), complete);
  }

  /** A sample without counters is still of use. A file that keeps failing is one error only. */
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
