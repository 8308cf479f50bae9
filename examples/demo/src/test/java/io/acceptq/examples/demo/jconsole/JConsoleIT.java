// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.demo.jconsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.testing.ExternalTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real JConsole, on a virtual screen, shows a listener whose service does not accept. */
@ExternalTest
class JConsoleIT {
  private static final Path AGENT = Path.of("../../agent/target/acceptq-agent.jar");
  private static final Path CLASSES = Path.of("target/test-classes");
  private static final int BACKLOG = 2;

  @TempDir Path directory;
  private final List<Process> processes = new ArrayList<>();
  private final List<SocketChannel> clients = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    for (SocketChannel client : clients) {
      client.close();
    }
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).destroy();
      processes.get(i).waitFor();
    }
  }

  @Test
  void jconsoleShowsTheFullQueue() throws Exception {
    int admin = freePort();
    int publicPort = freePort();
    Process service =
        start(
            java("java"),
            "-javaagent:" + AGENT.toAbsolutePath(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.acceptq.examples.demo.DemoService",
            Integer.toString(admin),
            Integer.toString(publicPort),
            Integer.toString(BACKLOG));
    assertThat(firstLine(service)).isEqualTo("bound");
    for (int i = 0; i < 8; i++) {
      SocketChannel client = SocketChannel.open();
      client.configureBlocking(false);
      boolean ignored =
          client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), publicPort));
      clients.add(client);
    }

    String node = "\"127.0.0.1:" + publicPort + "\"";
    openJConsole(service.pid(), "acceptq>Listener>" + node + ">Attributes");

    Path done = directory.resolve("done");
    await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(done) && Files.size(done) > 0);
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(JConsoleIT::keep);
    }
    assertThat(done).hasContent("ok");
    assertThat(Files.readAllLines(directory.resolve("table.txt")))
        .contains(
            "RequestedBacklog=2", "EffectiveBacklog=2", "QueueLength=3", "Health=OVERFLOWING");
  }

  private void openJConsole(long pid, String path) throws IOException {
    Process screen =
        start("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp");
    ProcessBuilder jconsole =
        new ProcessBuilder(
            java("jconsole"),
            "-interval=1",
            "-J-javaagent:" + driver() + "=" + directory + ";" + path,
            Long.toString(pid));
    jconsole.environment().put("DISPLAY", ":" + firstLine(screen));
    processes.add(jconsole.inheritIO().start());
  }

  /** A jar without classes: those of this test stay in their directory. */
  private Path driver() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", JConsoleDriver.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, CLASSES.toUri().toString());
    Path jar = directory.resolve("driver.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    return jar;
  }

  /** Copies the pictures to {@code target}; README.md shows one of them. */
  private static void keep(Path file) {
    try {
      Files.copy(
          file, Path.of("target").resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    processes.add(process);
    return process;
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    return out.readLine();
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
