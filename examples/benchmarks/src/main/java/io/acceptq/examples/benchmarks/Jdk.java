// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java release and where it is, as {@code .ci/jdks} has written down: {@code FEATURE HOME}. */
record Jdk(int feature, Path home) {
  /** The releases on which start-up and footprint have to hold. */
  static final List<Integer> JUDGED = List.of(17, 25);

  String java() {
    return home.resolve("bin/java").toString();
  }

  boolean isJudged() {
    return JUDGED.contains(feature);
  }

  /** The one this runs on; it has the tools of a JDK. */
  static Jdk current() {
    return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  static List<Jdk> all() throws IOException {
    String named = System.getProperty("ACCEPTQ_JDKS", System.getenv("ACCEPTQ_JDKS"));
    Path list =
        named != null
            ? Path.of(named)
            : Path.of(System.getProperty("user.home"), ".cache/acceptq/jdks.txt");
    if (!Files.exists(list)) {
      throw new IOException("no " + list + ": run .ci/jdks");
    }
    List<Jdk> jdks = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      int space = line.indexOf(' ');
      jdks.add(
          new Jdk(Integer.parseInt(line.substring(0, space)), Path.of(line.substring(space + 1))));
    }
    return jdks;
  }
}
