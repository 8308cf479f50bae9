// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.net.Judge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Data captured from one network namespace of a little-endian Linux 6.18.44 at one moment: netlink
 * dumps (sequence number 1, datagrams joined), files of {@code /proc}, and the output of {@code
 * ss}. The namespace has nine TCP listeners of all kinds, two of them with drops, three Unix domain
 * listeners, and three half-open connections. {@code waiting} was captured at another moment: the
 * connections to {@code 10.7.0.1:8080}, one of them accepted, two closed by their clients, and one
 * more reset.
 */
public final class KernelCapture {
  public static final String VERSION = "6.18.44";

  private KernelCapture() {}

  /**
   * A netlink answer.
   *
   * @param name {@code listen}, {@code listen6}, {@code unix}, {@code syn-recv}, {@code refused} or
   *     {@code waiting}
   */
  public static ByteBuffer netlink(String name) {
    try {
      byte[] bytes = Files.readAllBytes(directory().resolve(name + "-" + VERSION + ".bin"));
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The root of the captured files of {@code /proc}. */
  public static Path proc() {
    return directory().resolve("proc");
  }

  public static List<Judge.Row> ssTcp() {
    return Judge.tcp(ss("LISTEN"));
  }

  public static List<Judge.Queued> ssWaiting() {
    try {
      Path file = directory().resolve("ss-waiting-" + VERSION + ".txt");
      return Judge.waiting(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Judge.Row> ssUnix() {
    return Judge.unix(ss("u_"));
  }

  private static String ss(String prefix) {
    try (var lines = Files.lines(directory().resolve("ss-" + VERSION + ".txt"))) {
      return String.join("\n", lines.filter(line -> line.startsWith(prefix)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    try {
      return Path.of(KernelCapture.class.getResource("/linux-" + VERSION).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
