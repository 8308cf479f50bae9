// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.spi.ErrorReporter;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads settings in {@code sys/net} and {@code sys/kernel} ({@code
 * Documentation/networking/ip-sysctl.rst}) of the reading thread's network namespace. Each is a
 * small file; one that cannot be read is null. Any thread.
 */
public final class Sysctls {
  private final Path sys;
  private final ErrorReporter errors;

  /**
   * @param root where {@code proc} is mounted
   */
  public Sysctls(Path root, ErrorReporter errors) {
    this.sys = root.resolve("sys");
    this.errors = errors;
  }

  /** Opens six files: about 60 µs. */
  public KernelLimits limits() {
    return KernelLimits.builder()
        .somaxconn(number("net/core/somaxconn"))
        .tcpMaxSynBacklog(number("net/ipv4/tcp_max_syn_backlog"))
        .tcpSyncookies(number("net/ipv4/tcp_syncookies"))
        .tcpAbortOnOverflow(number("net/ipv4/tcp_abort_on_overflow"))
        .tcpSynackRetries(number("net/ipv4/tcp_synack_retries"))
        .tcpSynLinearTimeouts(number("net/ipv4/tcp_syn_linear_timeouts"))
        .build();
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
      errors.report(sys.resolve(name) + ": not a number: " + text);
      return null;
    }
  }

  /**
   * Read by a single call, since {@code kernel/sysctl.c} (proc_dointvec) returns nothing to a
   * second one. {@code Files.readAllBytes} trusts the reported size of 0, reads one byte first, and
   * so would return the first digit only.
   */
  private String text(String name) {
    try (InputStream in = new FileInputStream(sys.resolve(name).toFile())) {
      byte[] content = new byte[256];
      int length = in.read(content);
      return length <= 0 ? null : new String(content, 0, length, StandardCharsets.US_ASCII).trim();
    } catch (IOException e) {
      return null;
    }
  }
}
