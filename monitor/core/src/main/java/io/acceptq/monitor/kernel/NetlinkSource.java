// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static io.acceptq.monitor.kernel.netlink.InetDiagReq.AF_INET;
import static io.acceptq.monitor.kernel.netlink.InetDiagReq.AF_INET6;

import io.acceptq.monitor.kernel.netlink.InetDiagReq;
import io.acceptq.monitor.kernel.netlink.TcpListeners;
import io.acceptq.monitor.kernel.netlink.transport.Datagrams;
import io.acceptq.monitor.kernel.netlink.transport.NetlinkSocket;
import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.KernelSample;
import io.acceptq.monitor.sample.ListenAddress;
import io.acceptq.monitor.sample.ListenSocket;
import io.acceptq.monitor.sample.SourceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Listeners through {@code NETLINK_SOCK_DIAG}: about 30 µs a sample, whatever the number of
 * connections. A socket that fails is closed and opened again by the next reading.
 */
final class NetlinkSource extends LinuxSource {
  private final Faults faults;
  private Datagrams socket;
  private NetlinkDumps dumps;

  /**
   * @throws IOException with one sentence, if this process gets no answer through netlink
   */
  NetlinkSource(Path root, Faults faults) throws IOException {
    super(root, faults);
    this.faults = faults;
    try {
      listeners(AF_INET);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  @Override
  public SourceKind kind() {
    return SourceKind.NETLINK;
  }

  @Override
  public String note() {
    return null;
  }

  @Override
  public KernelSample read(boolean unixToo) throws IOException {
    List<ListenSocket> sockets = new ArrayList<>(listeners(AF_INET).sockets());
    sockets.addAll(listeners(AF_INET6).sockets());
    return new KernelSample(sockets, counters());
  }

  private TcpListeners listeners(int family) throws IOException {
    try {
      return dumps()
          .dump(
              (to, sequence) -> InetDiagReq.listeners(to, family, sequence),
              () -> new TcpListeners(faults));
    } catch (IOException e) {
      closeSocket(); // answers to this dump may still be queued in it
      throw e;
    }
  }

  private NetlinkDumps dumps() throws IOException {
    if (socket == null) {
      socket = NetlinkSocket.open();
      dumps = new NetlinkDumps(socket, faults);
    }
    return dumps;
  }

  @Override
  public Map<ListenAddress, Integer> halfOpen() throws IOException {
    return null;
  }

  private void closeSocket() {
    Datagrams open = socket;
    socket = null;
    dumps = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        faults.report("closing the netlink socket: " + e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    closeSocket();
    super.close();
  }
}
