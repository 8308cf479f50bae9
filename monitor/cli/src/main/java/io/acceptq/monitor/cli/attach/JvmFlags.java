// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The boolean flags that a JVM was started with, as far as its arguments and environment show them.
 * Flags in an argument file or in a file of {@code -XX:Flags} are not seen.
 */
final class JvmFlags {
  /** In the order in which the JVM applies them. */
  private final List<String> options = new ArrayList<>();

  /**
   * @param process {@code /proc/PID}
   */
  JvmFlags(Path process) throws IOException {
    List<String> environment = strings(process.resolve("environ"));
    addVariable(environment, "JAVA_TOOL_OPTIONS");
    addVariable(environment, "JDK_JAVA_OPTIONS");
    options.addAll(strings(process.resolve("cmdline")));
    addVariable(environment, "_JAVA_OPTIONS");
  }

  private static List<String> strings(Path file) throws IOException {
    return List.of(Files.readString(file, ISO_8859_1).split("\0"));
  }

  private void addVariable(List<String> environment, String name) {
    for (String variable : environment) {
      if (variable.startsWith(name + "=")) {
        options.addAll(List.of(variable.substring(name.length() + 1).trim().split("\\s+")));
      }
    }
  }

  /** Whether this flag is switched on; the last option wins. */
  boolean has(String name) {
    return options.lastIndexOf("-XX:+" + name) > options.lastIndexOf("-XX:-" + name);
  }
}
