// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.kernel.procfs.NetTcp;
import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.KernelSample;
import io.acceptq.monitor.sample.ListenAddress;
import io.acceptq.monitor.sample.ListenSocket;
import io.acceptq.monitor.sample.SourceKind;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Listeners through {@code /proc/net/tcp} and {@code tcp6}: 8 ms a sample, 40 where there are
 * 200,000 connections.
 */
final class ProcSource extends LinuxSource {
  private final String note;
  private final NetTcp tcp;

  /** Null on a kernel without IPv6. */
  private final NetTcp tcp6;

  /**
   * @param why no netlink
   */
  ProcSource(Path root, String why, Faults faults) {
    super(root, faults);
    note =
        "/proc only ("
            + why
            + "): no limits, no drops, no half-open connections, and no queues"
            + " of Unix domain listeners";
    Path net = root.resolve("self/net");
    tcp = new NetTcp(net.resolve("tcp"), ByteOrder.nativeOrder(), faults);
    tcp6 =
        Files.isReadable(net.resolve("tcp6"))
            ? new NetTcp(net.resolve("tcp6"), ByteOrder.nativeOrder(), faults)
            : null;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.PROC;
  }

  @Override
  public String note() {
    return note;
  }

  @Override
  public KernelSample read(boolean unixToo) throws IOException {
    List<ListenSocket> sockets = new ArrayList<>(tcp.read());
    if (tcp6 != null) {
      sockets.addAll(tcp6.read());
    }
    return new KernelSample(sockets, counters());
  }

  @Override
  public Map<ListenAddress, Integer> halfOpen() {
    return null;
  }

  @Override
  public void close() {
    tcp.close();
    if (tcp6 != null) {
      tcp6.close();
    }
    super.close();
  }
}
