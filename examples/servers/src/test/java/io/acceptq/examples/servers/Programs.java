// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.acceptq.agent.WovenJvm;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the programs need to run in a JVM of their own. */
final class Programs {
  private static final List<Path> TEST_CLASS_PATH =
      Stream.of(System.getProperty("java.class.path").split(":")).map(Path::of).toList();
  private static final String[] QUIET = {
    "-Djava.util.logging.config.file=" + resource("quiet.properties"),
    "-Dorg.eclipse.jetty.util.log.class=org.eclipse.jetty.util.log.JavaUtilLog"
  };

  private Programs() {}

  /**
   * A JVM whose class path has the programs and those libraries whose names match the pattern, and
   * whose servers, but for errors, say nothing on stderr.
   */
  static WovenJvm jvm(int feature, String libraries) {
    WovenJvm jvm = WovenJvm.of(feature).classPath(classPath(libraries)).options(QUIET);
    if (feature >= 24 && !libraries.isEmpty()) {
      // Their native code and use of Unsafe, which newer Javas warn of.
      jvm.options("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }
    return jvm;
  }

  /** The programs, the libraries of that name and nothing else. */
  static String classPath(String libraries) {
    Stream<Path> chosen =
        TEST_CLASS_PATH.stream().filter(entry -> entry.getFileName().toString().matches(libraries));
    return Stream.concat(Stream.of(location()), chosen)
        .map(Path::toString)
        .collect(Collectors.joining(":"));
  }

  /** Where they come from: a jar once they are packaged. */
  static Path location() {
    try {
      return Path.of(Stage.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path resource(String name) {
    return Path.of("src/test/resources", name).toAbsolutePath();
  }
}
