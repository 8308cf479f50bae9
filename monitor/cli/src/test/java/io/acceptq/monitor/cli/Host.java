// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A network namespace with what a test starts in it; all of it ends with the test. */
final class Host implements AutoCloseable {
  final Namespace namespace = new Namespace();
  private final Path folder;
  private final List<Running> started = new ArrayList<>();

  /** The folder takes class files and what the programs say on stderr. */
  Host(Path folder) throws IOException {
    this.folder = folder;
  }

  /** {@code acceptq}, on the Java of this test. */
  Command acceptq(String... arguments) throws IOException {
    return Command.run(namespace.in(Command.acceptq(arguments)));
  }

  /** {@code acceptq} of a user who is nobody. */
  Command acceptqAsNobody(String... arguments) throws IOException {
    // Wherever the sources are, that user has to reach the jar.
    Path jar = folder.resolve("acceptq.jar");
    if (!Files.exists(jar)) {
      Files.copy(Command.JAR, jar);
    }
    List<String> command = Command.acceptq(arguments);
    command.replaceAll(word -> word.equals(Command.JAR.toString()) ? jar.toString() : word);
    return Command.run(namespace.in(nobody(command)));
  }

  /** The command, as it has to be called to run as nobody, who may then reach the folder. */
  List<String> nobody(List<String> command) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> whole =
        new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    whole.addAll(command);
    return whole;
  }

  /** A service that listens with these backlogs; see {@code src/test/programs}. */
  Running listening(int feature, List<String> options, String... backlogs) throws IOException {
    List<String> command =
        Programs.java(feature, folder, "Listening", options.toArray(new String[0]));
    command.addAll(List.of(backlogs));
    return start(command);
  }

  /** Clients that connect and wait to be accepted, as far as they are let in. */
  void connect(String port, int count) throws IOException {
    List<String> command = Programs.java(17, folder, "Connecting");
    command.addAll(List.of(port, Integer.toString(count)));
    start(command);
  }

  Running start(List<String> command) throws IOException {
    Running running = Running.start(errors(), namespace.in(command));
    started.add(running);
    return running;
  }

  /** Where everything that was started says what is wrong. */
  Path errors() {
    return folder.resolve("stderr");
  }

  @Override
  public void close() throws IOException {
    started.forEach(Running::close);
    namespace.close();
  }
}
