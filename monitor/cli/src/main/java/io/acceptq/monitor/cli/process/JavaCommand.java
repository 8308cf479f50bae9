// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.process;

import java.util.List;
import java.util.Set;

/** The command line of a {@code java} launcher. */
public final class JavaCommand {
  /** Launcher options whose value is the next argument. */
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

  /**
   * The main class, module or jar that the launcher starts; null if the arguments do not show it,
   * as with an argument file.
   */
  public static String started(List<String> arguments) {
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
