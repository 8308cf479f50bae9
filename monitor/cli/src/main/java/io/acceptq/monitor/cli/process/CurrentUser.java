// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user that acceptq runs as. */
public final class CurrentUser {
  private CurrentUser() {}

  /** The effective user ID. */
  public static int uid() throws IOException {
    return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  /** How to get the permission to inspect any process; see ptrace(2), access mode checking. */
  public static String adviceToInspectAll() throws IOException {
    return uid() == 0 ? "root needs CAP_SYS_PTRACE" : "run as root";
  }
}
