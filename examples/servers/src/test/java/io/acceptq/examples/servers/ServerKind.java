// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.acceptq.agent.WovenJvm;

/** The servers, and what the contract says of each. */
enum ServerKind {
  BLOCKING(BlockingServer.class, "ServerSocket", "BlockingServer.bind", 50, ""),
  ASYNC(AsyncServer.class, "AsynchronousServerSocketChannel", "AsyncServer.bind", 50, ""),
  JDK_HTTP(JdkHttpServer.class, "ServerSocketChannel", "JdkHttpServer.bind", 50, ""),
  TOMCAT(TomcatServer.class, "ServerSocketChannel", "TomcatServer.bind", 100, "tomcat-.*"),
  JETTY(
      JettyServer.class, "ServerSocketChannel", "JettyServer.bind", 50, "(jetty|javax.servlet)-.*"),
  UNDERTOW(
      UndertowServer.class,
      "ServerSocketChannel",
      "UndertowServer.bind",
      50,
      "(undertow|xnio|jboss|wildfly)-.*"),
  NETTY_NIO(NettyNio.class, "ServerSocketChannel", null, 50, "netty-.*"),
  NETTY_EPOLL(NettyEpoll.class, "NettyEpoll", null, 0, "netty-.*"),
  NETTY_IO_URING(NettyIoUring.class, "NettyIoUring", null, 0, "netty-.*"),
  GRPC(GrpcServer.class, "NettyEpoll", null, 0, "(grpc|guava|failureaccess|perfmark)-.*");

  final Class<?> program;
  final String api;

  /**
   * Part of the frame that called bind; null where the server hands that to a thread of its own.
   */
  final String boundBy;

  /** What arrives at listen(2) of a requested 0. */
  final int zero;

  /** Names of its libraries, as a pattern. */
  private final String libraries;

  ServerKind(Class<?> program, String api, String boundBy, int zero, String libraries) {
    this.program = program;
    this.api = api;
    this.boundBy = boundBy;
    this.zero = zero;
    this.libraries = libraries;
  }

  /** io_uring wants Java 9. */
  boolean runsOn(int feature) {
    return this != NETTY_IO_URING || feature > 8;
  }

  /** Whether it can be bound without accepting. */
  boolean waits() {
    return this != UNDERTOW && this != GRPC;
  }

  /** What a client has to say before it gets its first byte. */
  String request() {
    return this == GRPC ? "" : "GET / HTTP/1.0\r\n\r\n";
  }

  WovenJvm jvm(int feature) {
    return Programs.jvm(feature, libraries);
  }
}
