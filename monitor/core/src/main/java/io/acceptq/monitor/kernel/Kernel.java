// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.kernel.netlink.NetlinkSocket;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.KernelSource;
import io.acceptq.monitor.spi.WaitingClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * Opens the best source of kernel data that this machine and process allow. The source keeps the
 * reason why no better one is in use.
 */
public final class Kernel {
  /** Only gVisor has this file. Its {@code /proc/net/tcp} looks like Linux's, but holds zeros. */
  private static final String GVISOR = "sentry-meminfo";

  private Kernel() {}

  /** Opens a source for this machine; see {@link #open(Path, boolean, ErrorReporter)}. */
  public static KernelSource open(boolean nativeAllowed, ErrorReporter errors) {
    return open(Paths.get("/proc"), nativeAllowed, errors);
  }

  /**
   * Opens netlink, else {@code /proc}, else a source that knows nothing; never fails. The first
   * call with native code allowed loads JNA's library, which takes about 50 ms. To be called by the
   * thread that will read.
   *
   * @param root where {@code proc} is mounted
   */
  static KernelSource open(Path root, boolean nativeAllowed, ErrorReporter errors) {
    if (Files.exists(root.resolve(GVISOR))) {
      return new NoSource("gVisor does not report accept queues");
    }
    Path tcp = root.resolve("self/net/tcp");
    if (!Files.isReadable(tcp)) {
      String system = System.getProperty("os.name");
      return new NoSource("no " + tcp + " on " + system);
    }
    if (!nativeAllowed) {
      return new ProcSource(root, "option native=off", errors);
    }
    try {
      return new NetlinkSource(root, NetlinkSocket::open, errors);
    } catch (IOException | OutOfMemoryError e) { // out of direct memory for the buffer
      return new ProcSource(root, e.getMessage(), errors);
    }
  }

  /**
   * For any thread, unlike the source. Opens nothing until it is called; without netlink each call
   * fails with the reason.
   */
  public static WaitingClients waitingClients(KernelSource source, ErrorReporter errors) {
    if (source.status().kind == SourceKind.NETLINK) {
      return new NetlinkWaitingClients(NetlinkSocket::open, errors);
    }
    String reason = "needs netlink, which is not available: " + source.status().reason;
    return (listener, max) -> {
      throw new IOException(reason);
    };
  }
}
