// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.kernel.Kernel;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.ListenSocket;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Whether it is time to begin: when the service says so, or when native code of this process has
 * been found listening, which no woven call tells. That look is taken late, so that a service that
 * is still starting can choose its log manager first (a debugger's port is there before anything
 * else), every ten seconds, and reads {@code /proc} only.
 *
 * <p>It is never time while the service is short of descriptors: JMX and JNA initialize classes of
 * the JDK, {@code java.security.Security} and the log manager, and a class whose initializer cannot
 * open its file is lost to the service for good.
 *
 * <p>Used by the sampler thread.
 */
final class Readiness implements BooleanSupplier {
  private static final long FIRST = 30_000_000_000L;
  private static final long EVERY = 10_000_000_000L;

  /** Several times what is open at once while we begin. */
  private static final int ROOM = 32;

  private static final File NULL = new File("/dev/null");

  private final BooleanSupplier service;
  private long next;

  Readiness(BooleanSupplier service) {
    this(service, FIRST);
  }

  /** The first look after so many nanoseconds. */
  Readiness(BooleanSupplier service, long first) {
    this.service = service;
    this.next = System.nanoTime() + first;
  }

  @Override
  public boolean getAsBoolean() {
    return (service.getAsBoolean() || isNativeListening()) && hasRoom();
  }

  private boolean isNativeListening() {
    long now = System.nanoTime();
    if (now - next < 0) {
      return false;
    }
    next = now + EVERY;
    try (KernelSource source = Kernel.open(false, fault -> {})) {
      Set<Long> own = source.ownInodes();
      for (ListenSocket socket : source.read(true).sockets) {
        if (own.contains(socket.inode)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // then the service's own word is awaited
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
        return; // of /dev/null, which cannot be
      }
    }
  }
}
