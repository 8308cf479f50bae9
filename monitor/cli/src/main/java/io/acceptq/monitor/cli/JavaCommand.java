// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import java.util.List;
import java.util.Set;

/** Which of a host's many {@code java} this is: its main class, module or jar. */
final class JavaCommand {
  /** Options of the launcher whose value is the next argument. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-cp",
          "-classpath",
          "--class-path",
          "-p",
          "--module-path",
          "--upgrade-module-path",
          "--add-modules",
          "--add-reads",
          "--add-exports",
          "--add-opens",
          "--enable-native-access",
          "--illegal-native-access",
          "--limit-modules",
          "--patch-module",
          "--source");

  private JavaCommand() {}

  /** What the launcher starts; null where the arguments do not tell, as in an argument file. */
  static String started(List<String> arguments) {
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean more = i + 1 < arguments.size();
      if (argument.equals("-jar")) {
        return more ? fileName(arguments.get(i + 1)) : null;
      }
      if (argument.equals("-m") || argument.equals("--module")) {
        return more ? arguments.get(i + 1) : null;
      }
      if (argument.startsWith("--module=")) {
        return argument.substring("--module=".length());
      }
      if (argument.startsWith("@")) {
        return null;
      }
      if (WITH_VALUE.contains(argument)) {
        i++;
      } else if (!argument.startsWith("-")) {
        return fileName(argument);
      }
    }
    return null;
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
