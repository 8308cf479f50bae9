// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.agent.weave.ArchiveFlags;
import io.acceptq.agent.weave.WeavingTransformer;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The first class that the isolated loader loads. Weaves on the calling thread, so that the first
 * bind of the service is seen; a daemon thread does the rest, so that the service need not wait.
 */
public class Premain implements BiConsumer<Instrumentation, String> {
  /** Read until its end: its size is reported as 0. */
  private static final String NETSTAT = "/proc/self/net/netstat";

  /** Prints one line. */
  final Consumer<String> stderr;

  /** What this run of the JVM archives. */
  final ArchiveFlags archive;

  /**
   * @param stderr prints one line
   * @param vmArguments options of the JVM, as far as weaving depends on them
   */
  public Premain(Consumer<String> stderr, String[] vmArguments) {
    this.stderr = stderr;
    this.archive = new ArchiveFlags(vmArguments);
  }

  @Override
  public void accept(Instrumentation instrumentation, String options) {
    byte[] netstat = netstat(); // before the first bind that is seen
    WeavingTransformer weaving = new WeavingTransformer();
    weaving.install(instrumentation, archive);
    start(new MonitorStart(this, new WovenView(weaving), netstat, options));
  }

  /** The counters of the network namespace, to be parsed on another thread; empty if unknown. */
  private static byte[] netstat() {
    byte[] content = new byte[8192];
    int length = 0;
    try (FileInputStream file = new FileInputStream(NETSTAT)) {
      for (int read = 0; read >= 0; read = file.read(content, length, content.length - length)) {
        length += read;
        content = length == content.length ? Arrays.copyOf(content, 2 * length) : content;
      }
    } catch (IOException | SecurityException e) {
      length = 0; // not Linux, or not allowed
    }
    return Arrays.copyOf(content, length);
  }

  /**
   * Starts the daemon thread, with the permissions of acceptq alone: by default a thread has those
   * of whoever created it too, which a security manager may take away later (Java 8 to 23).
   */
  private static void start(MonitorStart work) {
    AccessController.doPrivileged(
        new PrivilegedAction<Void>() {
          @Override
          public Void run() {
            Thread thread = new Thread(work, "acceptq-start");
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            thread.start();
            return null;
          }
        });
  }

  /** Whether the service has been running before the agent was loaded. */
  boolean isServiceRunning() {
    return false;
  }
}
