// SPDX-License-Identifier: Apache-2.0
package io.acceptq.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JDKs that tests run programs on. With the profile {@code full} these are one of every release
 * the agent supports, from the file that {@code .ci/setup} wrote, one line {@code FEATURE HOME}
 * each; the variable {@code ACCEPTQ_JDKS} names another file. Otherwise it is the JDK at hand.
 */
public final class JavaHomes {
  /** The releases that the agent supports. */
  public static final List<Integer> SUPPORTED = List.of(8, 11, 17, 21, 25);

  private JavaHomes() {}

  /** The releases to test on. */
  public static List<Integer> features() {
    return Rings.isFull() ? SUPPORTED : List.of(current());
  }

  /** The release of the JVM that runs the test. */
  public static int current() {
    return Runtime.version().feature();
  }

  /** The home of a release; a missing one is a failure, not a reason to skip. */
  public static Path home(int feature) {
    Path home =
        feature == current() && !Rings.isFull()
            ? Path.of(System.getProperty("java.home"))
            : listed().get(feature);
    if (home == null || !Files.isExecutable(home.resolve("bin/java"))) {
      throw new AssertionError("no Java " + feature + " in " + list() + ": run .ci/setup");
    }
    return home;
  }

  /** The launcher of a release. */
  public static Path java(int feature) {
    return home(feature).resolve("bin/java");
  }

  private static Map<Integer, Path> listed() {
    Map<Integer, Path> homes = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(list())) {
        int space = line.indexOf(' ');
        homes.put(Integer.valueOf(line.substring(0, space)), Path.of(line.substring(space + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(list() + ": run .ci/setup", e);
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
