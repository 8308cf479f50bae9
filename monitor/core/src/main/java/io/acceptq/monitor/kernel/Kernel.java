// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.kernel.netlink.transport.NetlinkSocket;
import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.SourceKind;
import io.acceptq.monitor.sample.WaitingClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Chooses where the kernel's numbers come from, and keeps the reason. */
public final class Kernel {
  /** gVisor shows tables of the Linux shape with zeros in them; this file is its own. */
  private static final String GVISOR = "sentry-meminfo";

  private static final String ONLY_THE_SERVICE = ": only what the service itself does is known";

  private Kernel() {}

  /** For the machine this runs on; see {@link #open(Path, boolean, Faults)}. */
  public static KernelSource open(boolean nativeAllowed, Faults faults) {
    return open(Paths.get("/proc"), nativeAllowed, faults);
  }

  /**
   * Netlink, else {@code /proc}, else nothing; never fails. The first call with native code allowed
   * loads JNA's library: about 50 ms. Called by the thread that will read.
   */
  static KernelSource open(Path root, boolean nativeAllowed, Faults faults) {
    if (Files.exists(root.resolve(GVISOR))) {
      return new NoSource("gVisor has no accept-queue numbers" + ONLY_THE_SERVICE);
    }
    Path tcp = root.resolve("self/net/tcp");
    if (!Files.isReadable(tcp)) {
      String system = System.getProperty("os.name");
      return new NoSource("no " + tcp + " on " + system + ONLY_THE_SERVICE);
    }
    if (!nativeAllowed) {
      return new ProcSource(root, "option native=off", faults);
    }
    try {
      return new NetlinkSource(root, NetlinkSocket::open, faults);
    } catch (IOException | OutOfMemoryError e) { // no direct memory for one buffer
      return new ProcSource(root, e.getMessage(), faults);
    }
  }

  /** For any thread, whatever the source is used by. Costs nothing until it is asked. */
  public static WaitingClients waitingClients(KernelSource source, Faults faults) {
    if (source.kind() == SourceKind.NETLINK) {
      return new NetlinkWaiting(NetlinkSocket::open, faults);
    }
    String why = "only netlink shows who waits, and the source is " + source.note();
    return (listener, max) -> {
      throw new IOException(why);
    };
  }
}
