// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.acceptq.testing.WovenJvm;

/** The servers and the values that their beans must show. */
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

  /** Part of the frame that called bind; null if the server binds on a thread of its own. */
  final String boundBy;

  /** The backlog passed to listen(2) if the service requests 0. */
  final int backlogFor0;

  /** Pattern of the file names of its libraries. */
  private final String libraries;

  ServerKind(Class<?> program, String api, String boundBy, int backlogFor0, String libraries) {
    this.program = program;
    this.api = api;
    this.boundBy = boundBy;
    this.backlogFor0 = backlogFor0;
    this.libraries = libraries;
  }

  /** Netty's io_uring transport requires Java 9. */
  boolean runsOn(int feature) {
    return this != NETTY_IO_URING || feature > 8;
  }

  boolean bindsWithoutAccepting() {
    return this != UNDERTOW && this != GRPC;
  }

  /** What a client must send before it receives a byte. */
  String request() {
    return this == GRPC ? "" : "GET / HTTP/1.0\r\n\r\n";
  }

  WovenJvm jvm(int feature) {
    return ServerPrograms.jvm(feature, libraries);
  }
}
