// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Java homes that {@code .ci/jdks} has written down: {@code FEATURE HOME} a line. */
public final class Jdks {
  /** The releases the agent promises to run on. */
  public static final List<Integer> FEATURES = List.of(8, 11, 17, 21, 25);

  private Jdks() {}

  /** The home of a release; a missing one is a failure and no reason to skip. */
  public static Path home(int feature) {
    Path home = homes().get(feature);
    if (home == null || !Files.isExecutable(home.resolve("bin/java"))) {
      throw new AssertionError("no Java " + feature + " in " + list() + ": run .ci/jdks");
    }
    return home;
  }

  private static Map<Integer, Path> homes() {
    Map<Integer, Path> homes = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(list())) {
        int space = line.indexOf(' ');
        homes.put(Integer.valueOf(line.substring(0, space)), Path.of(line.substring(space + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(list() + ": run .ci/jdks", e);
    }
    return homes;
  }

  private static Path list() {
    String named = System.getProperty("ACCEPTQ_JDKS", System.getenv("ACCEPTQ_JDKS"));
    return named != null
        ? Path.of(named)
        : Path.of(System.getProperty("user.home"), ".cache/acceptq/jdks.txt");
  }
}
