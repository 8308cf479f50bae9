// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.KernelSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every listening socket of the network namespace at one moment; notes are sentences. */
record Listing(
    Instant time,
    String source,
    String sourceNote,
    String namespace,
    KernelLimits limits,
    KernelCounters counters,
    List<Row> rows,
    List<String> notes) {
  private static final Comparator<ListenSocket> BY_PORT =
      Comparator.comparing(
              (ListenSocket socket) -> socket.address,
              Comparator.comparing(
                      ListenAddress::port, Comparator.nullsLast(Comparator.naturalOrder()))
                  .thenComparing(ListenAddress::host))
          .thenComparing(socket -> socket.inode);

  static Listing of(KernelSource source, Path proc, boolean unixToo, List<String> notes)
      throws IOException {
    KernelSample sample = source.read(unixToo);
    Set<Long> inodes =
        sample.sockets.stream().map(socket -> socket.inode).collect(Collectors.toSet());
    Descriptors descriptors = Descriptors.of(proc, inodes);
    Agents agents = new Agents(descriptors, notes);
    Owners owners = new Owners();
    List<Row> rows = new ArrayList<>();
    int nameless = 0;
    for (ListenSocket socket : sample.sockets.stream().sorted(BY_PORT).toList()) {
      List<Integer> holders = descriptors.holders(socket.inode);
      nameless += holders.isEmpty() ? 1 : 0;
      rows.add(
          new Row(
              socket,
              holders.stream().map(owners::of).toList(),
              agents.listener(holders, socket.inode)));
    }
    if (nameless > 0) {
      notes.add(nameless(nameless, descriptors.complete()));
    }
    return new Listing(
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        source.kind().name(),
        source.note(),
        source.networkNamespace(),
        source.limits(),
        sample.counters,
        rows,
        notes);
  }

  private static String nameless(int count, boolean complete) throws IOException {
    String listeners = count == 1 ? "1 listener belongs" : count + " listeners belong";
    if (complete) {
      return listeners + " to the kernel or to processes of another pid namespace.";
    }
    return listeners
        + " to processes you may not read; "
        + Me.whatItTakes()
        + (count == 1 ? " to see it." : " to see them.");
  }
}
