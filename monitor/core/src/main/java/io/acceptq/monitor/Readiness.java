// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.kernel.Kernel;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.spi.KernelSource;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Whether sampling may begin: when the service is up, or when native code of this process is found
 * listening, which no woven call shows. The first check for that is late, so that a starting
 * service can choose its log manager first (a debugger's port is open before anything else); checks
 * read {@code /proc} only, and become rarer in a JVM that never listens.
 *
 * <p>Sampling never begins while the service is short of descriptors: JMX and JNA initialize JDK
 * classes, and a class whose initializer cannot open its file is unusable for the service for good.
 *
 * <p>Used by the sampler thread only.
 */
final class Readiness implements BooleanSupplier {
  private static final long FIRST_NANOS = 30_000_000_000L;

  /** Several times the descriptors that are open at once during the start. */
  private static final int ROOM = 32;

  private static final File NULL = new File("/dev/null");

  private final BooleanSupplier service;
  private final NativeCheckSchedule checks;

  Readiness(BooleanSupplier service) {
    this(service, FIRST_NANOS);
  }

  /** With the first check after this time. */
  Readiness(BooleanSupplier service, long firstNanos) {
    this.service = service;
    this.checks = new NativeCheckSchedule(System.nanoTime() + firstNanos);
  }

  @Override
  public boolean getAsBoolean() {
    return (service.getAsBoolean() || isNativeListening()) && hasRoom();
  }

  private boolean isNativeListening() {
    if (!checks.isDue(System.nanoTime())) {
      return false;
    }
    try (KernelSource source = Kernel.open(false, error -> {})) {
      Set<Long> own = source.ownInodes();
      for (ListenSocket socket : source.read(true).sockets) {
        if (own.contains(socket.inode)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // wait for the service itself
    }
  }

  /** Costs about 0.3 ms. */
  static boolean hasRoom() {
    if (!NULL.exists()) {
      return true;
    }
    List<Closeable> files = new ArrayList<>(ROOM);
    try {
      for (int i = 0; i < ROOM; i++) {
        files.add(new FileInputStream(NULL));
      }
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      close(files);
    }
  }

  private static void close(List<Closeable> files) {
    for (Closeable file : files) {
      try {
        file.close();
      } catch (IOException e) {
        return; // cannot happen for /dev/null
      }
    }
  }
}
