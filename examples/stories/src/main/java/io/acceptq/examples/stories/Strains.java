// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What a JVM can suffer. */
final class Strains {
  private static volatile boolean exhausting;

  @SuppressWarnings("unused") // holding it is the point
  private static Object[] live;

  private Strains() {}

  /** Makes that many million objects, which each collection has to mark and to move. */
  static String fill(int millions) {
    Object[] chunks = new Object[millions];
    live = chunks;
    for (int i = 0; i < millions; i++) {
      Object[] chunk = new Object[1_000_000];
      chunks[i] = chunk;
      for (int j = 0; j < chunk.length; j++) {
        chunk[j] = new long[0];
      }
    }
    return "filled";
  }

  static String collect() {
    System.gc();
    return "collected";
  }

  static String spin(int threads) {
    for (int i = 0; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (true) {
                  Thread.onSpinWait();
                }
              },
              "spin-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    return "spinning";
  }

  /** Takes every descriptor there is, those too that others give back, until they are released. */
  static String exhaustDescriptors() {
    exhausting = true;
    Thread taker = new Thread(Strains::takeDescriptors, "taker");
    taker.setDaemon(true);
    taker.start();
    return "taking";
  }

  private static void takeDescriptors() {
    List<FileInputStream> taken = new ArrayList<>();
    while (exhausting) {
      try {
        taken.add(new FileInputStream("/dev/null"));
      } catch (IOException e) {
        LockSupport.parkNanos(1_000_000);
      }
    }
    for (FileInputStream file : taken) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static String releaseDescriptors() {
    exhausting = false;
    return "released";
  }
}
