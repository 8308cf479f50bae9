// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The services in {@code src/test/programs}, compiled so that Java 8 runs them. */
final class Programs {
  private Programs() {}

  /** {@code java -cp … NAME} without its arguments. */
  static List<String> java(int feature, Path classes, String name, String... options) {
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "8",
                "-Xlint:-options",
                "-d",
                classes.toString(),
                "src/test/programs/" + name + ".java");
    if (status != 0) {
      throw new IllegalStateException(name + " does not compile");
    }
    List<String> command = new ArrayList<>(List.of(Jdks.java(feature).toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classes.toString(), name));
    return command;
  }
}
