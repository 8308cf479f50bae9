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

/** Chooses where the kernel's numbers come from, and keeps the reason. */
public final class Kernel {
  /** gVisor shows tables of the Linux shape with zeros in them; this file is its own. */
  private static final String GVISOR = "sentry-meminfo";

  private Kernel() {}

  /** For the machine this runs on; see {@link #open(Path, boolean, Faults)}. */
  public static KernelSource open(boolean nativeAllowed, ErrorReporter errors) {
    return open(Paths.get("/proc"), nativeAllowed, errors);
  }

  /**
   * Netlink, else {@code /proc}, else nothing; never fails. The first call with native code allowed
   * loads JNA's library: about 50 ms. Called by the thread that will read.
   */
  static KernelSource open(Path root, boolean nativeAllowed, ErrorReporter errors) {
    if (Files.exists(root.resolve(GVISOR))) {
      return new NoSource("gVisor has no accept-queue numbers");
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
    } catch (IOException | OutOfMemoryError e) { // no direct memory for one buffer
      return new ProcSource(root, e.getMessage(), errors);
    }
  }

  /** For any thread, whatever the source is used by. Costs nothing until it is asked. */
  public static WaitingClients waitingClients(KernelSource source, ErrorReporter errors) {
    if (source.status().kind == SourceKind.NETLINK) {
      return new NetlinkWaitingClients(NetlinkSocket::open, errors);
    }
    String why = "needs netlink, which is not available: " + source.status().reason;
    return (listener, max) -> {
      throw new IOException(why);
    };
  }
}
