// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.list;

import io.acceptq.monitor.cli.process.CurrentUser;
import io.acceptq.monitor.cli.process.ProcessNames;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.KernelSource;
import io.acceptq.monitor.vocabulary.SourceNote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every listening socket of the network namespace at one moment, ordered by port. */
final class Listing {
  private static final Comparator<ListenSocket> BY_PORT =
      Comparator.comparing(
              (ListenSocket socket) -> socket.address,
              Comparator.comparing(
                      ListenAddress::port, Comparator.nullsLast(Comparator.naturalOrder()))
                  .thenComparing(ListenAddress::host))
          .thenComparing(socket -> socket.inode);

  final Instant time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  final String sourceKind;

  /** Why the kernel is not read in the best way; null if it is. */
  final String sourceNote;

  final String networkNamespace;
  final KernelLimits limits;
  final KernelCounters counters;
  final List<ListingRow> rows = new ArrayList<>();

  /** What the reader has to know in addition, one sentence each. */
  final List<String> notes;

  Listing(KernelSource source, Path proc, boolean unixToo, List<String> notes) throws IOException {
    KernelSample sample = source.read(unixToo);
    this.sourceKind = source.status().kind.name();
    this.sourceNote = SourceNote.of(source.status());
    this.networkNamespace = source.networkNamespace();
    this.limits = source.limits();
    this.counters = sample.counters;
    this.notes = notes;
    addRows(sample, proc);
  }

  private void addRows(KernelSample sample, Path proc) throws IOException {
    Set<Long> inodes =
        sample.sockets.stream().map(socket -> socket.inode).collect(Collectors.toSet());
    SocketHolders holders = SocketHolders.of(proc, inodes);
    PublishedStatus status = new PublishedStatus(holders, notes);
    ProcessNames names = new ProcessNames();
    int withoutHolder = 0;
    for (ListenSocket socket : sample.sockets.stream().sorted(BY_PORT).toList()) {
      List<Integer> pids = holders.of(socket.inode);
      withoutHolder += pids.isEmpty() ? 1 : 0;
      rows.add(
          new ListingRow(
              socket, pids.stream().map(names::of).toList(), status.listener(socket.inode)));
    }
    if (withoutHolder > 0) {
      notes.add(withoutHolder(withoutHolder, holders.complete()));
    }
  }

  private static String withoutHolder(int count, boolean complete) throws IOException {
    String listeners = count == 1 ? "1 listener belongs" : count + " listeners belong";
    if (complete) {
      return listeners + " to the kernel or to processes of another PID namespace.";
    }
    return listeners
        + " to processes this user cannot inspect; "
        + CurrentUser.adviceToInspectAll()
        + (count == 1 ? " to see it." : " to see them.");
  }
}
