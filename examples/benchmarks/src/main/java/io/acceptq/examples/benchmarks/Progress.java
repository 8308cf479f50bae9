// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

/** What is being done, on stderr; stdout is for the table. */
final class Progress {
  private static final long START = System.nanoTime();

  private Progress() {}

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
  static void say(String format, Object... args) {
    long seconds = (System.nanoTime() - START) / 1_000_000_000;
    System.err.printf("%4d s  %s%n", seconds, String.format(format, args));
  }
}
