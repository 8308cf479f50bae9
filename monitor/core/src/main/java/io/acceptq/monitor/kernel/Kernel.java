// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.KernelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Chooses where the kernel's numbers come from, and keeps the reason. */
public final class Kernel {
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
    if (!Files.isReadable(root.resolve("self/net/tcp"))) {
      return new NoSource(
          "no "
              + root.resolve("self/net/tcp")
              + " on "
              + System.getProperty("os.name")
              + ": only what the service itself does is known");
    }
    try {
      return new NetlinkSource(root, faults);
    } catch (IOException e) {
      return new NoSource(e.getMessage());
    }
  }
}
