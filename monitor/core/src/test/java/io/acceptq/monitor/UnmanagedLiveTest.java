// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.testing.LiveTest;
import io.acceptq.testing.NetworkNamespace;
import io.acceptq.testing.RemoteProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process in which no MBean can be registered. */
@LiveTest
class UnmanagedLiveTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final NetworkNamespace namespace = NetworkNamespace.create();

  @AfterEach
  void close() {
    namespace.close();
  }

  @Test
  void aJavaWithoutManagementIsReportedInOneLineAndNothingFails() throws IOException {
    Path log = directory.resolve("acceptq.log");
    RemoteProgram unmanaged =
        namespace.start(Unmanaged.class, "--limit-modules=java.base,java.logging");
    unmanaged.ask("listen 4 127.0.0.1 80 5");
    unmanaged.ask("monitor log=" + log);
    await().atMost(SOON).until(() -> Files.exists(log) && Files.readAllLines(log).size() > 1);
    assertThat(Files.readString(log))
        .contains("no MBeans: this Java has no module java.management")
        .contains("samples every 100 ms, source NETLINK")
        .doesNotContain("warning", "stopped");
  }

  @Test
  void aBuilderThatCannotBeLoadedIsNotUsed() throws IOException {
    Path log = directory.resolve("acceptq.log");
    String builder = "-Djavax.management.builder.initial=com.example.Missing";
    RemoteProgram unmanaged = namespace.start(Unmanaged.class, builder);
    unmanaged.ask("listen 4 127.0.0.1 80 5");
    unmanaged.ask("monitor log=" + log);
    await().atMost(SOON).until(() -> Files.exists(log) && !Files.readAllLines(log).isEmpty());
    assertThat(Files.readAllLines(log))
        .singleElement()
        .asString()
        .endsWith("samples every 100 ms, source NETLINK");
  }
}
