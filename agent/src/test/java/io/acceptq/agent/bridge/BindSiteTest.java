// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BindSiteTest {
  private static StackTraceElement frame(String className, String method) {
    return new StackTraceElement(className, method, "Source.java", 12);
  }

  @Test
  void findsTheFirstFrameOutsideTheJdkAndTheTransport() {
    StackTraceElement[] stack = {
      frame("io.acceptq.boot.Hooks", "listening"),
      frame("sun.nio.ch.ServerSocketChannelImpl", "bind"),
      frame("java.nio.channels.ServerSocketChannel", "bind"),
      frame("org.apache.tomcat.util.net.NioEndpoint", "initServerSocket"),
      frame("org.apache.catalina.connector.Connector", "startInternal"),
      frame("com.example.Shop", "main"),
    };
    assertThat(BindSite.serviceFrame(stack)).isEqualTo("com.example.Shop.main(Source.java:12)");
  }

  @Test
  void skipsShadedTransports() {
    StackTraceElement[] stack = {
      frame("com.example.shaded.io.netty.channel.epoll.EpollServerSocketChannel", "doBind"),
      frame("com.example.shaded.Shop", "open"),
    };
    assertThat(BindSite.serviceFrame(stack)).startsWith("com.example.shaded.Shop.open(");
  }

  @Test
  void findsNoFrameIfAnEventLoopBinds() {
    StackTraceElement[] stack = {
      frame("io.netty.channel.unix.Socket", "listen"), frame("java.lang.Thread", "run")
    };
    assertThat(BindSite.serviceFrame(stack)).isNull();
  }

  /** The monitor may also run in the service as a library. */
  @Test
  void skipsTheAgentAndTheMonitor() {
    StackTraceElement[] stack = {
      frame("io.acceptq.boot.Hooks", "listening"),
      frame("io.acceptq.agent.bridge.Premain", "accept"),
      frame("io.acceptq.monitor.Monitor", "start"),
    };
    assertThat(BindSite.serviceFrame(stack)).isNull();
  }

  /** The demo and the other examples are services in packages below {@code io.acceptq}. */
  @Test
  void treatsTheExamplesAsServices() {
    StackTraceElement[] stack = {
      frame("io.acceptq.boot.Hooks", "listening"), frame("io.acceptq.examples.demo.Service", "bind")
    };
    assertThat(BindSite.serviceFrame(stack)).startsWith("io.acceptq.examples.demo.Service.bind(");
  }

  @Test
  void omitsAnUnknownFileAndLine() {
    StackTraceElement[] stack = {new StackTraceElement("com.example.Shop", "main", null, -1)};
    assertThat(BindSite.serviceFrame(stack)).isEqualTo("com.example.Shop.main()");
  }
}
