// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a command to its end. */
record Command(int status, String out, String err) {
  static final Path JAR = Path.of("target/acceptq.jar").toAbsolutePath();

  static Command run(List<String> command) throws IOException {
    Path out = Files.createTempFile("acceptq", ".out");
    Path err = Files.createTempFile("acceptq", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("did not end: " + command);
      }
      return new Command(process.exitValue(), text(out), text(err));
    } catch (InterruptedException e) {
      throw new InterruptedIOException(e.toString());
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** The packaged command line, on the Java of this test. */
  static List<String> acceptq(String... arguments) {
    return acceptq(Path.of(System.getProperty("java.home"), "bin/java"), arguments);
  }

  static List<String> acceptq(Path java, String... arguments) {
    List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
