// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.testing.CommandRun;
import io.acceptq.testing.NetworkNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * A network namespace and the processes that a test starts in it; all of them end with the test.
 * Listeners and Java options of the machine have no influence.
 */
final class IsolatedHost implements AutoCloseable {
  private static final List<String> WITHOUT_JAVA_OPTIONS =
      List.of("env", "-u", "JAVA_TOOL_OPTIONS", "-u", "JDK_JAVA_OPTIONS", "-u", "_JAVA_OPTIONS");

  final NetworkNamespace namespace = NetworkNamespace.create();
  private final Path folder;
  private final List<TestProcess> started = new ArrayList<>();

  /** The folder takes class files and stderr of the started processes. */
  IsolatedHost(Path folder) throws IOException {
    this.folder = folder;
  }

  /** Long enough for a machine on which other builds use every processor. */
  static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  /** Runs {@code acceptq} to its end, on the Java of this test. */
  CommandRun acceptq(String... arguments) throws IOException {
    return run(PackagedCommand.acceptq(arguments));
  }

  /** Runs {@code acceptq} to its end as the user nobody. */
  CommandRun acceptqAsNobody(String... arguments) throws IOException {
    // That user may not be able to reach the jar in the build directory.
    Path jar = folder.resolve("acceptq.jar");
    if (!Files.exists(jar)) {
      Files.copy(PackagedCommand.JAR, jar);
    }
    List<String> command = PackagedCommand.acceptq(arguments);
    command.replaceAll(word -> word.equals(PackagedCommand.JAR.toString()) ? jar.toString() : word);
    return run(asNobody(command));
  }

  /** Runs a command to its end. */
  CommandRun run(List<String> command) throws IOException {
    return CommandRun.of(namespace.inside(withoutJavaOptions(command)));
  }

  /** The command that runs this command as the user nobody, who can then read the folder. */
  List<String> asNobody(List<String> command) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> whole =
        new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    whole.addAll(command);
    return whole;
  }

  /** Starts a service that listens with these backlogs; see {@code src/test/programs}. */
  TestProcess startService(int feature, List<String> options, String... backlogs)
      throws IOException {
    List<String> command =
        CompiledPrograms.java(feature, folder, "ListeningService", options.toArray(new String[0]));
    command.addAll(List.of(backlogs));
    return start(command);
  }

  /** Starts clients that connect and then wait, as far as the kernel admits them. */
  void connect(String port, int count) throws IOException {
    List<String> command = CompiledPrograms.java(17, folder, "ConnectingClients");
    command.addAll(List.of(port, Integer.toString(count)));
    start(command);
  }

  TestProcess start(List<String> command) throws IOException {
    TestProcess process =
        TestProcess.start(stderr(), namespace.inside(withoutJavaOptions(command)));
    started.add(process);
    return process;
  }

  private static List<String> withoutJavaOptions(List<String> command) {
    List<String> whole = new ArrayList<>(WITHOUT_JAVA_OPTIONS);
    whole.addAll(command);
    return whole;
  }

  /** Stderr of all started processes. */
  Path stderr() {
    return folder.resolve("stderr");
  }

  @Override
  public void close() throws IOException {
    started.forEach(TestProcess::close);
    namespace.close();
  }
}
