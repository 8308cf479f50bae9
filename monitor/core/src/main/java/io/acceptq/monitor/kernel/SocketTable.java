// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static io.acceptq.monitor.kernel.netlink.AddressFamily.AF_INET;
import static io.acceptq.monitor.kernel.netlink.AddressFamily.AF_INET6;

import io.acceptq.monitor.kernel.netlink.InetDiagReq;
import io.acceptq.monitor.kernel.netlink.NetlinkSocket;
import io.acceptq.monitor.kernel.netlink.TcpSockets;
import io.acceptq.monitor.net.TcpSocket;
import io.acceptq.monitor.spi.ErrorReporter;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Every TCP socket of the network namespace, whatever its state: for a person to look at, never for
 * the sampler, since it costs 175 ms where there are 200,000. Used by one thread.
 */
public final class SocketTable implements Closeable {
  private final NetlinkDumps dumps;
  private final ErrorReporter errors;

  private SocketTable(ErrorReporter errors) {
    this.dumps = new NetlinkDumps(NetlinkSocket::open, errors);
    this.errors = errors;
  }

  /** For the namespace of the thread that reads first. */
  public static SocketTable open(ErrorReporter errors) {
    return new SocketTable(errors);
  }

  /**
   * In the kernel's order, IPv4 first.
   *
   * @throws IOException with one sentence, if this process gets no answer through netlink
   */
  public List<TcpSocket> read() throws IOException {
    List<TcpSocket> sockets = new ArrayList<>(sockets(AF_INET));
    sockets.addAll(sockets(AF_INET6));
    return sockets;
  }

  private List<TcpSocket> sockets(int family) throws IOException {
    return new ArrayList<>(
        dumps
            .dump(
                (to, sequence) -> InetDiagReq.allStates(to, family, sequence),
                () -> new TcpSockets(errors))
            .sockets());
  }

  @Override
  public void close() {
    dumps.close();
  }
}
