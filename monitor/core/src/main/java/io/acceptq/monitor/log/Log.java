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
 * Where acceptq's few lines go: stderr, nowhere, or a file, which is opened for each line, so that
 * it may be moved away. No logging framework: the service has its own. Any thread.
 */
public final class Log {
  private final String destination;
  private boolean failed;

  /** To {@code stderr}, {@code off}, or a file. */
  public Log(String destination) {
    this.destination = destination;
  }

  public synchronized void line(String text) {
    if (destination.equals("off")) {
      return;
    }
    if (destination.equals("stderr")) {
      System.err.println("acceptq: " + text);
      return;
    }
    String stamped = Instant.now() + " acceptq: " + text + System.lineSeparator();
    try {
      Files.write(Paths.get(destination), stamped.getBytes(UTF_8), CREATE, APPEND);
    } catch (IOException | InvalidPathException | SecurityException e) {
      System.err.println("acceptq: " + text);
      if (!failed) { // and may succeed again: a service that is out of descriptors gets some back
        System.err.println("acceptq: cannot write to log=" + destination + ", using stderr: " + e);
      }
      failed = true;
    }
  }
}
