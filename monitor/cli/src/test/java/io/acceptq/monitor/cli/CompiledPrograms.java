// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.testing.JavaHomes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The programs in {@code src/test/programs}, compiled for the Java that runs them. */
final class CompiledPrograms {
  private CompiledPrograms() {}

  /** {@code java -cp CLASSES NAME}, without arguments of the program. */
  static List<String> java(int feature, Path classes, String name, String... options) {
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                Integer.toString(Math.min(feature, 17)),
                "-Xlint:-options",
                "-d",
                classes.toString(),
                "src/test/programs/" + name + ".java");
    if (status != 0) {
      throw new IllegalStateException(name + " does not compile");
    }
    List<String> command = new ArrayList<>(List.of(JavaHomes.java(feature).toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classes.toString(), name));
    return command;
  }
}
