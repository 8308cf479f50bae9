// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.machine;

/** Says on stderr what is being measured; stdout is for the table. */
public final class ProgressLog {
  private static final long START = System.nanoTime();

  private ProgressLog() {}

  /** Prints one line, with the seconds since the start. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
  public static void log(String format, Object... args) {
    long seconds = (System.nanoTime() - START) / 1_000_000_000;
    System.err.printf("%4d s  %s%n", seconds, String.format(format, args));
  }
}
