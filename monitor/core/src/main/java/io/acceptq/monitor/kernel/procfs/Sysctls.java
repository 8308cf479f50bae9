// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import io.acceptq.monitor.sample.KernelLimits;
import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code sys/net} and {@code sys/kernel} ({@code Documentation/networking/ip-sysctl.rst}), of the
 * reader's network namespace. Each value is a small file; one that cannot be read is null.
 */
public final class Sysctls {
  private final Path sys;

  public Sysctls(Path root) {
    sys = root.resolve("sys");
  }

  public KernelLimits limits() {
    return new KernelLimits(
        number("net/core/somaxconn"),
        number("net/ipv4/tcp_max_syn_backlog"),
        number("net/ipv4/tcp_syncookies"),
        number("net/ipv4/tcp_abort_on_overflow"),
        number("net/ipv4/tcp_synack_retries"));
  }

  /** {@code uname -r}; null if unreadable. */
  public String release() {
    return text("kernel/osrelease");
  }

  private Integer number(String name) {
    String text = text(name);
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private String text(String name) {
    // Not Files.readAllBytes: it reads a file of size 0 byte by byte, and fs/proc/proc_sysctl.c
    // gives
    // everything at offset 0 and nothing after it, so that 4096 would become 4.
    try (ProcFile file = new ProcFile(sys.resolve(name))) {
      file.read();
      return file.text(0, file.lineEnd(0)).trim();
    } catch (IOException e) {
      return null;
    }
  }
}
