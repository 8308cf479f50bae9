// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class BindSiteTest {
  private static StackTraceElement frame(String className, String method) {
    return new StackTraceElement(className, method, "Source.java", 12);
  }

  @Test
  void namesTheFirstFrameOutsideTheJdkAndTheTransport() {
    StackTraceElement[] stack = {
      frame("io.acceptq.boot.Hooks", "listening"),
      frame("sun.nio.ch.ServerSocketChannelImpl", "bind"),
      frame("java.nio.channels.ServerSocketChannel", "bind"),
      frame("org.apache.tomcat.util.net.NioEndpoint", "initServerSocket"),
      frame("org.apache.catalina.connector.Connector", "startInternal"),
      frame("com.example.Shop", "main"),
    };
    assertThat(BindSite.firstOfService(stack)).isEqualTo("com.example.Shop.main(Source.java:12)");
  }

  @Test
  void knowsTransportsThatWereShaded() {
    StackTraceElement[] stack = {
      frame("com.example.shaded.io.netty.channel.epoll.EpollServerSocketChannel", "doBind"),
      frame("com.example.shaded.Shop", "open"),
    };
    assertThat(BindSite.firstOfService(stack)).startsWith("com.example.shaded.Shop.open(");
  }

  @Test
  void namesNobodyWhereAnEventLoopBinds() {
    StackTraceElement[] stack = {
      frame("io.netty.channel.unix.Socket", "listen"), frame("java.lang.Thread", "run")
    };
    assertThat(BindSite.firstOfService(stack)).isNull();
  }

  /** As where the monitor runs in the service as a library. */
  @Test
  void leavesOutTheAgentAndTheMonitor() {
    StackTraceElement[] stack = {
      frame("io.acceptq.boot.Hooks", "listening"),
      frame("io.acceptq.agent.bridge.Premain", "accept"),
      frame("io.acceptq.monitor.Monitor", "start"),
    };
    assertThat(BindSite.firstOfService(stack)).isNull();
  }

  /** The demo, the lab and the examples live below our own name. */
  @Test
  void takesOurExamplesForServices() {
    StackTraceElement[] stack = {
      frame("io.acceptq.boot.Hooks", "listening"), frame("io.acceptq.examples.demo.Service", "bind")
    };
    assertThat(BindSite.firstOfService(stack)).startsWith("io.acceptq.examples.demo.Service.bind(");
  }

  @Test
  void leavesOutWhatTheFrameDoesNotTell() {
    StackTraceElement[] stack = {new StackTraceElement("com.example.Shop", "main", null, -1)};
    assertThat(BindSite.firstOfService(stack)).isEqualTo("com.example.Shop.main()");
  }

  @Test
  void tellsAPremainAndTheJmxPortFromTheService() {
    StackTraceElement[] premain = {
      frame("com.example.Exporter", "premain"),
      frame("sun.instrument.InstrumentationImpl", "loadClassAndCallPremain"),
    };
    StackTraceElement[] jmxPort = {frame("jdk.internal.agent.Agent", "startAgent")};
    assertThat(BindSite.isBeforeTheService(premain)).isTrue();
    assertThat(BindSite.isBeforeTheService(jmxPort)).isTrue();
  }

  @Test
  void takesAnyOtherBindForTheServices() throws Exception {
    Callable<StackTraceElement[]> service = () -> new Throwable().getStackTrace();
    assertThat(BindSite.isBeforeTheService(service.call())).isFalse();
  }
}
