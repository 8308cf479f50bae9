// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.time.Instant;

/**
 * Destination of acceptq's few lines: stderr, none, or a file, which is opened for each line so
 * that it may be rotated. No logging framework is used: that is the service's own. Any thread.
 */
public final class Log {
  private final String destination;
  private boolean failed;

  /** To {@code stderr}, {@code off}, or a file. */
  public Log(String destination) {
    this.destination = destination;
  }

  /** Writes one line, whatever the text contains. */
  public synchronized void line(String text) {
    if (destination.equals("off")) {
      return;
    }
    String line = "acceptq: " + escape(text);
    if (destination.equals("stderr")) {
      System.err.println(line);
      return;
    }
    String stamped = Instant.now() + " " + line + System.lineSeparator();
    try {
      Files.write(Paths.get(destination), stamped.getBytes(UTF_8), CREATE, APPEND);
    } catch (IOException | InvalidPathException | SecurityException e) {
      System.err.println(line);
      if (!failed) { // tried again for each line: a lack of descriptors may end
        System.err.println(
            "acceptq: cannot write to log=" + escape(destination) + ", using stderr: " + e);
      }
      failed = true;
    }
  }

  /** Exception messages and thread names come from the service: they must not forge lines. */
  private static String escape(String text) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean harmless = !Character.isISOControl(c) && !isInvisible(c);
      if (harmless) {
        if (escaped != null) {
          escaped.append(c);
        }
        continue;
      }
      if (escaped == null) {
        escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      escaped.append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : String.format("\\u%04x", (int) c));
    }
    return escaped == null ? text : escaped.toString();
  }

  /** Line separators, and characters that change the direction of a terminal's line. */
  private static boolean isInvisible(char c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
