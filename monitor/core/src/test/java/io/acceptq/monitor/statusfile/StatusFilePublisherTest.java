// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.statusfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.Monitor;
import io.acceptq.monitor.config.Settings;
import io.acceptq.testing.LiveTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What another process reads of this JVM, found and read in the same way. */
@LiveTest
class StatusFilePublisherTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void showsAListenerWhileItIsOpen() throws Exception {
    Monitor monitor = Monitor.start(Settings.defaults());
    try {
      String name;
      try (ServerSocket socket = new ServerSocket(0, 7, InetAddress.getLoopbackAddress())) {
        name = "127.0.0.1:" + socket.getLocalPort();
        assertThat(soon(name))
            .containsEntry("EffectiveBacklog", "7")
            .containsEntry("QueueLength", "0")
            .containsKey("Inode")
            .doesNotContainKeys("RequestedBacklog", "BoundBy");
      }
      await().atMost(SOON).until(() -> listener(name) == null);
      assertThat(read().monitor).containsEntry("Source", "NETLINK").containsKey("Version");
    } finally {
      monitor.stop();
    }
    assertThat(board()).isEmpty();
  }

  @Test
  void publishesNothingWithoutNativeCode() throws Exception {
    Monitor monitor = Monitor.start(Settings.read("native=off"));
    try (ServerSocket socket = new ServerSocket(0, 7, InetAddress.getLoopbackAddress())) {
      MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
      ObjectName all = new ObjectName("acceptq:type=Listener,*");
      await().atMost(SOON).until(() -> !beans.queryNames(all, null).isEmpty());
      assertThat(socket.isBound()).isTrue();
      assertThat(board()).isEmpty();
    } finally {
      monitor.stop();
    }
  }

  private static Map<String, String> soon(String name) {
    return await().atMost(SOON).until(() -> listener(name), Objects::nonNull);
  }

  private static Map<String, String> listener(String name) throws IOException {
    return read().listeners.stream()
        .filter(l -> name.equals(l.get("Name")))
        .findFirst()
        .orElse(null);
  }

  private static Status read() throws IOException {
    Optional<Path> board = board();
    return board.isPresent()
        ? Status.decode(Files.readAllBytes(board.get()))
        : new Status(Map.of(), List.of());
  }

  private static Optional<Path> board() throws IOException {
    try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path link : links) {
        if (Files.isSymbolicLink(link)
            && Files.readSymbolicLink(link).toString().equals("/memfd:acceptq (deleted)")) {
          return Optional.of(link);
        }
      }
    }
    return Optional.empty();
  }
}
