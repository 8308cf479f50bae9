// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.nolog;

/**
 * Has the methods of {@code java.util.logging.Logger} that JNA calls, and drops what is logged. Any
 * thread.
 */
public final class Logger {
  private static final Logger NONE = new Logger();

  private Logger() {}

  public static Logger getLogger(String name) {
    return NONE;
  }

  public void log(Level level, String message) {}

  public void log(Level level, String message, Object parameter) {}

  public void log(Level level, String message, Object[] parameters) {}

  public void log(Level level, String message, Throwable thrown) {}
}
