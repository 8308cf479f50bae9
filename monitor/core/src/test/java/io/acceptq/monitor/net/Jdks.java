// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JDKs of this machine by release, from the file that {@code .ci/setup} writes. */
public final class Jdks {
  private static final Map<Integer, Path> HOMES = read();

  private Jdks() {}

  public static Path java(int feature) {
    Path home = HOMES.get(feature);
    if (home == null) {
      throw new IllegalStateException("Java " + feature + " is not installed; run .ci/setup");
    }
    return home.resolve("bin/java");
  }

  private static Map<Integer, Path> read() {
    String list = System.getProperty("ACCEPTQ_JDKS", System.getenv("ACCEPTQ_JDKS"));
    Path file =
        list == null
            ? Path.of(System.getProperty("user.home"), ".cache/acceptq/jdks.txt")
            : Path.of(list);
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toMap(f -> Integer.valueOf(f[0]), f -> Path.of(f[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
