// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

/**
 * Counts what failed inside acceptq and keeps the latest for the attribute {@code LastError}. Any
 * thread.
 */
public interface ErrorReporter {
  /** One sentence that contains the offending raw text. */
  void report(String error);

  /** What was being done, and why it failed. */
  default void report(String doing, Throwable cause) {
    String message = cause.getMessage();
    report(doing + ": " + (message == null ? cause.getClass().getName() : message));
  }
}
