// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.testing.EveryJdkTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that stop accepting on purpose: the diagnosis names the reason in their own terms. */
@Execution(ExecutionMode.CONCURRENT)
@EveryJdkTest
class AcceptPauseIT {
  private static final int LIMIT = 3;

  @ParameterizedTest(name = "{0} on Java {1}")
  @CsvSource({
    "TOMCAT, 8, deliberate pause: Tomcat has reached maxConnections",
    "TOMCAT, 25, deliberate pause: Tomcat has reached maxConnections",
    "JETTY, 8, deliberate pause: Jetty has paused accepting because of ConnectionLimit",
    "JETTY, 25, deliberate pause: Jetty has paused accepting because of ConnectionLimit",
  })
  void connectionLimitIsNamed(ServerKind kind, int feature, String words) throws Exception {
    try (ServerJvm jvm =
        ServerJvm.start(kind.program, kind.jvm(feature).options("-Dlimit=" + LIMIT))) {
      int port = jvm.bind(50);
      jvm.open(port);
      try (TcpClients clients = new TcpClients(port)) {
        clients.startConnecting(10); // no requests, so the accepted connections stay open
        assertDiagnosis(jvm, port, words);
      }
      assertThat(jvm.end()).isEqualTo("ended errors=0");
    }
  }

  @ParameterizedTest(name = "{0} on Java {1}")
  @CsvSource({"NETTY_NIO, 8", "NETTY_NIO, 25", "NETTY_EPOLL, 8", "NETTY_EPOLL, 25"})
  void switchedOffAcceptingIsDetected(ServerKind kind, int feature) throws Exception {
    try (ServerJvm jvm = ServerJvm.start(kind.program, kind.jvm(feature))) {
      int port = jvm.bind(50);
      jvm.open(port);
      try (TcpClients clients = new TcpClients(port)) {
        clients.connectAndRead(5, kind.request());
        jvm.pause(port);
        clients.startConnecting(10);
        assertDiagnosis(jvm, port, "accepting is switched off");
      }
      assertThat(jvm.end()).isEqualTo("ended errors=0");
    }
  }

  private static void assertDiagnosis(ServerJvm jvm, int port, String words) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> "ACCEPTOR_BLOCKED".equals(jvm.listener(port).get("Cause")));
    Map<String, String> listener = jvm.listener(port);
    assertThat(listener.get("Diagnosis")).contains(words);
    assertThat(listener.get("Advice")).isNotEqualTo("null");
  }
}
