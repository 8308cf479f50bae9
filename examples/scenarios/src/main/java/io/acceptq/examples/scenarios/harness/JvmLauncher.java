// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a JVM that runs a class of this module, with the class path and the Java of this one. */
public final class JvmLauncher {
  private final Class<?> main;
  private final List<String> prefix = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();

  private JvmLauncher(Class<?> main) {
    this.main = main;
  }

  public static JvmLauncher of(Class<?> main) {
    return new JvmLauncher(main);
  }

  /** The command that runs the JVM as its last argument, for example in a namespace. */
  public JvmLauncher prefix(List<String> words) {
    prefix.addAll(words);
    return this;
  }

  public JvmLauncher options(List<String> jvmOptions) {
    options.addAll(jvmOptions);
    return this;
  }

  public JvmLauncher arguments(String... words) {
    arguments.addAll(List.of(words));
    return this;
  }

  /** The whole command line. */
  public List<String> command() {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }

  /** Starts the JVM, whose class has to run a {@link CommandLoop}. */
  public RemoteJvm start(String name, ProcessBuilder.Redirect stderr) throws IOException {
    return new RemoteJvm(name, new ProcessBuilder(command()).redirectError(stderr).start());
  }
}
