// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import io.acceptq.examples.scenarios.harness.CommandLoop;
import java.util.List;

/** Commands that keep the whole JVM they run in from making progress. */
final class InducedStalls {
  @SuppressWarnings("unused") // keeps the objects reachable
  private static Object[] live;

  private InducedStalls() {}

  static void addTo(CommandLoop commands) {
    commands.add("fill", arguments -> fill(Integer.parseInt(arguments.get(0))));
    commands.add("collect", none -> collect());
    commands.add("spin", arguments -> spin(Integer.parseInt(arguments.get(0))));
  }

  /** {@code fill MILLIONS}: creates objects that each collection has to mark and to move. */
  private static List<String> fill(int millions) {
    Object[] chunks = new Object[millions];
    live = chunks;
    for (int i = 0; i < millions; i++) {
      Object[] chunk = new Object[1_000_000];
      chunks[i] = chunk;
      for (int j = 0; j < chunk.length; j++) {
        chunk[j] = new long[0];
      }
    }
    return List.of();
  }

  /** {@code collect}: a full garbage collection. */
  private static List<String> collect() {
    System.gc();
    return List.of();
  }

  /** {@code spin THREADS}: starts threads that use all the CPU time they get. */
  private static List<String> spin(int threads) {
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
    return List.of();
  }
}
