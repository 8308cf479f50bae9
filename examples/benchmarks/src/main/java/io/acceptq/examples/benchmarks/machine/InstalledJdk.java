// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java release and its home: a line {@code FEATURE HOME} of the file that .ci/jdks writes. */
public record InstalledJdk(int feature, Path home) {
  /** The releases on which start-up time and footprint have targets. */
  private static final List<Integer> WITH_TARGETS = List.of(17, 25);

  public String java() {
    return home.resolve("bin/java").toString();
  }

  public boolean hasTargets() {
    return WITH_TARGETS.contains(feature);
  }

  /** The one that runs this program; it has the tools of a JDK. */
  public static InstalledJdk current() {
    return new InstalledJdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  public static List<InstalledJdk> all() throws IOException {
    String named = System.getProperty("ACCEPTQ_JDKS", System.getenv("ACCEPTQ_JDKS"));
    Path list =
        named != null
            ? Path.of(named)
            : Path.of(System.getProperty("user.home"), ".cache/acceptq/jdks.txt");
    if (!Files.exists(list)) {
      throw new IOException(list + " does not exist; .ci/jdks writes it");
    }
    List<InstalledJdk> jdks = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      int space = line.indexOf(' ');
      int feature = Integer.parseInt(line.substring(0, space));
      jdks.add(new InstalledJdk(feature, Path.of(line.substring(space + 1))));
    }
    return jdks;
  }
}
