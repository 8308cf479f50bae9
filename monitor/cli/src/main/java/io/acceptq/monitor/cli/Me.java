// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom the kernel takes this process for. */
final class Me {
  private Me() {}

  static int uid() throws IOException {
    return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  /** What it takes to look into any process: ptrace(2), access mode checking. */
  static String whatItTakes() throws IOException {
    return uid() == 0 ? "root needs CAP_SYS_PTRACE" : "run as root";
  }
}
