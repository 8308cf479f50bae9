// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.net.Host;
import io.acceptq.monitor.net.Judge;
import io.acceptq.testing.CommandRun;
import io.acceptq.testing.LiveTest;
import io.acceptq.testing.NetworkNamespace;
import io.acceptq.testing.RemoteProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which source a process gets under which conditions; each must agree with {@code ss}. */
@LiveTest
class SourceChoiceLiveTest {
  @TempDir Path directory;
  private final NetworkNamespace namespace = NetworkNamespace.create();

  @BeforeEach
  void listeners() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    RemoteProgram host = namespace.start(Host.class);
    host.ask("listen 4 0.0.0.0 81 1");
    host.ask("listen 6 :: 82 2");
    host.ask("listen 6 ::1 83 3");
    host.ask("listen 6 127.0.0.1 84 4");
    for (int member = 0; member < 3; member++) {
      host.ask("listen 4 127.0.0.1 85 " + member + " reuse");
    }
    host.ask("connect 127.0.0.1 81 2");
    host.ask("connect ::1 82 3");
    host.ask("connect 127.0.0.1 84 1");
    host.ask("connect 127.0.0.1 85 1");
    assertThat(host.askOne("connected")).isEqualTo("7");
  }

  @AfterEach
  void close() {
    namespace.close();
  }

  @Test
  void anUnprivilegedProcessReadsNetlink() throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"));
    command.addAll(List.of("--inh-caps=-all", "--bounding-set=-all"));
    command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-cp"));
    command.add(readableClassPath());
    command.add(KernelReader.class.getName());
    RemoteProgram reader = namespace.start(command);
    assertThat(reader.askOne("open auto")).isEqualTo("NETLINK");
    assertThat(reader.ask("tcp")).isEqualTo(ss());
    assertThat(reader.ask("errors")).isEmpty();
  }

  @Test
  void withoutNativeCodeProcShowsTheSameQueues() {
    RemoteProgram reader = namespace.start(KernelReader.class);
    assertThat(reader.askOne("open off")).isEqualTo("PROC");
    assertThat(reader.askOne("status")).isEqualTo("option native=off []");
    assertThat(reader.ask("tcp")).isEqualTo(queuesOnly());
    assertThat(reader.ask("tcp")).as("read again").isEqualTo(queuesOnly());
    assertThat(reader.askOne("halfopen")).isEqualTo("null");
    assertThat(reader.ask("errors")).isEmpty();
  }

  @Test
  void whereASandboxRefusesNetlinkProcIsUsed() {
    RemoteProgram reader = namespace.start(KernelReader.class);
    reader.ask("seccomp");
    assertThat(reader.askOne("open auto")).isEqualTo("PROC");
    assertThat(reader.askOne("status")).contains("NETLINK_SOCK_DIAG): EPERM, operation not");
    assertThat(reader.ask("tcp")).isEqualTo(queuesOnly());
  }

  @Test
  void withANoexecTemporaryDirectoryProcIsUsedAndNoFileIsLeft() throws IOException {
    Path noexec = Files.createDirectory(directory.resolve("noexec"));
    String mounted = "mount -t tmpfs -o noexec none " + noexec + " && exec \"$@\"";
    List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", mounted, "sh"));
    command.addAll(java("-Djava.io.tmpdir=" + noexec));
    RemoteProgram reader = namespace.start(command);
    assertThat(reader.askOne("open auto")).isEqualTo("PROC");
    assertThat(reader.askOne("status"))
        .contains("usable: failed to map segment from shared object in " + noexec + " (is it");
    assertThat(reader.ask("tcp")).isEqualTo(queuesOnly());
    assertThat(files(Path.of("/proc/" + reader.pid() + "/root" + noexec))).isEmpty();
  }

  @Test
  void aJvmWithoutTheDesktopModuleReadsNetlink() {
    RemoteProgram reader =
        namespace.start(KernelReader.class, "--limit-modules=java.base,java.logging");
    assertThat(reader.askOne("open auto")).isEqualTo("NETLINK");
    assertThat(reader.ask("tcp")).isEqualTo(ss());
  }

  @Test
  void aNativeLibraryMeantForTheServiceIsNotLoaded() {
    RemoteProgram reader =
        namespace.start(KernelReader.class, "-Djna.boot.library.path=/usr/lib/jni");
    assertThat(reader.askOne("open auto")).isEqualTo("PROC");
    assertThat(reader.askOne("status")).contains("jna.boot.library.path");
  }

  @Test
  void loadingLeavesNoThreadNoFileAndNoProperty() throws IOException {
    Path home = Files.createDirectory(directory.resolve("home"));
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    RemoteProgram reader =
        namespace.start(KernelReader.class, "-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary);
    List<String> before = reader.ask("traces");
    assertThat(reader.askOne("open auto")).isEqualTo("NETLINK");
    assertThat(reader.ask("tcp")).isEqualTo(ss());
    assertThat(reader.ask("traces")).isEqualTo(before);
    assertThat(files(home)).isEmpty();
    assertThat(files(temporary)).isEmpty();
  }

  private List<String> ss() {
    return Judge.tcp(namespace).stream().map(Judge.Row::toString).toList();
  }

  /** The rows of {@code ss} without what {@code /proc} does not show. */
  private List<String> queuesOnly() {
    return Judge.tcp(namespace).stream()
        .map(row -> new Judge.Row(row.address(), row.inode(), row.queue(), null, null).toString())
        .toList();
  }

  private static List<String> java(String option) {
    return List.of(
        System.getProperty("java.home") + "/bin/java",
        option,
        "-cp",
        System.getProperty("java.class.path"),
        KernelReader.class.getName());
  }

  /** The class path that a {@link KernelReader} needs, copied to where any user can read it. */
  private String readableClassPath() throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path original = Path.of(entry);
      if (original.endsWith("classes")
          || original.endsWith("test-classes")
          || original.getFileName().toString().startsWith("acceptq-testing")
          || original.getFileName().toString().startsWith("jna-")) {
        Path copy = directory.resolve("class-path-" + copies.size());
        CommandRun.output("cp", "-r", entry, copy.toString());
        copies.add(copy.toString());
      }
    }
    return String.join(File.pathSeparator, copies);
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).toList();
    }
  }
}
