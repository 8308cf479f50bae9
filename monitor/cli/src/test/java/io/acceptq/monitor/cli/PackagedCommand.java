// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines that run the packaged jar. */
final class PackagedCommand {
  static final Path JAR = Path.of("target/acceptq.jar").toAbsolutePath();

  private PackagedCommand() {}

  /** On the Java of this test. */
  static List<String> acceptq(String... arguments) {
    return acceptq(Path.of(System.getProperty("java.home"), "bin/java"), arguments);
  }

  static List<String> acceptq(Path java, String... arguments) {
    List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return command;
  }
}
