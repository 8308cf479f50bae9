// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

/** What a JVM can suffer. */
final class Strains {
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
}
