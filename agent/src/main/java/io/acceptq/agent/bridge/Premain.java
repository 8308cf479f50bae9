// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.agent.weave.ArchiveFlags;
import io.acceptq.agent.weave.WeavingTransformer;
import java.lang.instrument.Instrumentation;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The first class that the isolated loader loads. Weaves on the calling thread, so that the first
 * bind of the service is seen; a daemon thread does the rest, so that the service need not wait.
 */
public class Premain implements BiConsumer<Instrumentation, String> {
  private final Consumer<String> stderr;
  private final ArchiveFlags archive;

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
    WeavingTransformer weaving = new WeavingTransformer();
    weaving.install(instrumentation, archive);
    start(new MonitorStart(new WovenView(weaving), options, stderr, archive, isServiceRunning()));
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

  boolean isServiceRunning() {
    return false;
  }
}
