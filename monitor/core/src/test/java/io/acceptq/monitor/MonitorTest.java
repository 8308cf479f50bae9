// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.config.Settings;
import io.acceptq.testing.LiveTest;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** acceptq as a library, over the real sockets of this JVM. */
@LiveTest
class MonitorTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private Monitor monitor;

  @BeforeEach
  void start() {
    monitor = Monitor.start(Settings.defaults());
  }

  @AfterEach
  void stop() {
    monitor.stop();
  }

  @Test
  void theBeanLivesAsLongAsTheListener() throws Exception {
    ObjectName bean;
    try (ServerSocket socket = new ServerSocket(0, 7, InetAddress.getLoopbackAddress())) {
      bean = listener("127.0.0.1:" + socket.getLocalPort());
      await().atMost(Duration.ofSeconds(5)).until(() -> server.isRegistered(bean));
      assertThat(server.getAttribute(bean, "EffectiveBacklog")).isEqualTo(7);
      assertThat(server.getAttribute(bean, "QueueLength")).isEqualTo(0);
      assertThat(server.getAttribute(bean, "Api")).isEqualTo("Unseen");
      assertThat(server.getAttribute(bean, "Accepted")).isNull();
    }
    await().atMost(Duration.ofSeconds(5)).until(() -> !server.isRegistered(bean));
  }

  @Test
  void nothingIsLeftAfterStop() throws Exception {
    ObjectName all = new ObjectName("acceptq:*");
    await().atMost(Duration.ofSeconds(5)).until(() -> !server.queryNames(all, null).isEmpty());
    monitor.stop();
    assertThat(server.queryNames(all, null)).isEmpty();
    assertThat(monitor.thread().isAlive()).isFalse();
  }

  private static ObjectName listener(String name) throws Exception {
    return new ObjectName("acceptq:type=Listener,name=" + ObjectName.quote(name));
  }
}
