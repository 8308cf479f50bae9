// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether sampling may begin: at the first bind, or a second after the start, since native code may
 * listen without a bind that is seen. A program that ends within a second is thus not burdened with
 * loading JNA.
 *
 * <p>Sampling never begins while the service is short of descriptors: JNA and the management beans
 * initialize JDK classes, and a class whose initializer cannot open its file is unusable for the
 * service for good.
 *
 * <p>Used by the sampler thread only.
 */
final class Readiness implements BooleanSupplier {
  private static final long LONGEST_WAIT_NANOS = 1_000_000_000L;

  /** Several times the descriptors that are open at once during the start. */
  private static final int ROOM = 32;

  private static final File NULL = new File("/dev/null");

  private final BooleanSupplier bound;
  private final LongSupplier nanoTime;
  private final long startNanos;

  /**
   * @param bound whether a bind was seen
   */
  Readiness(BooleanSupplier bound) {
    this(bound, System::nanoTime);
  }

  Readiness(BooleanSupplier bound, LongSupplier nanoTime) {
    this.bound = bound;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  @Override
  public boolean getAsBoolean() {
    return (bound.getAsBoolean() || nanoTime.getAsLong() - startNanos >= LONGEST_WAIT_NANOS)
        && hasRoom();
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
