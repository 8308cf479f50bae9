// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.acceptq.testing.WovenJvm;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class paths and JVM options of the server programs. */
final class ServerPrograms {
  private static final List<Path> TEST_CLASS_PATH =
      Stream.of(System.getProperty("java.class.path").split(":")).map(Path::of).toList();
  private static final String[] QUIET = {
    "-Djava.util.logging.config.file=" + resource("quiet.properties"),
    "-Dorg.eclipse.jetty.util.log.class=org.eclipse.jetty.util.log.JavaUtilLog"
  };

  private ServerPrograms() {}

  /**
   * A JVM with the programs and the libraries whose file names match the pattern; its servers log
   * errors only.
   */
  static WovenJvm jvm(int feature, String libraries) {
    WovenJvm jvm = WovenJvm.of(feature).classPath(classPath(libraries)).options(QUIET);
    if (feature >= 24 && !libraries.isEmpty()) {
      // The libraries load native code and use Unsafe, which causes warnings on newer releases.
      jvm.options("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }
    return jvm;
  }

  /** The programs and the libraries whose file names match the pattern, nothing else. */
  static String classPath(String libraries) {
    Stream<Path> chosen =
        TEST_CLASS_PATH.stream().filter(entry -> entry.getFileName().toString().matches(libraries));
    return Stream.concat(Stream.of(location()), chosen)
        .map(Path::toString)
        .collect(Collectors.joining(":"));
  }

  /** The jar of the programs. */
  static Path location() {
    try {
      return Path.of(
          ServerProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path resource(String name) {
    return Path.of("src/test/resources", name).toAbsolutePath();
  }
}
