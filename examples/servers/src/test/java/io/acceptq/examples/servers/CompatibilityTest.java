// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.GeneratedTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the servers of agent/docs/compatibility.md with what ServerContractIT runs. */
@EveryJdkTest
class CompatibilityTest {
  @Test
  void documentShowsTheServersThatTheTestsRun() throws Exception {
    Map<ServerKind, Set<Integer>> runs = new TreeMap<>();
    ServerContractIT.pairs()
        .forEach(
            run ->
                runs.computeIfAbsent((ServerKind) run.get()[0], k -> new TreeSet<>())
                    .add((Integer) run.get()[1]));
    GeneratedTable table =
        new GeneratedTable("Server", "`Api`", GeneratedTable.releases(), "Full queue", "Run");
    runs.forEach(
        (kind, features) ->
            table.row(
                name(kind),
                "`" + kind.api + "`",
                GeneratedTable.covered(features),
                kind.bindsWithoutAccepting() ? "yes" : "no",
                "`" + kind + "`"));
    table.check(Path.of("../../agent/docs/compatibility.md"));
  }

  /** With the version on the class path of these tests. */
  private static String name(ServerKind kind) {
    return switch (kind) {
      case BLOCKING -> "`ServerSocket`, one acceptor thread";
      case ASYNC -> "`AsynchronousServerSocketChannel`";
      case JDK_HTTP -> "`com.sun.net.httpserver.HttpServer`";
      case TOMCAT -> "Apache Tomcat " + version("tomcat-embed-core");
      case JETTY -> "Eclipse Jetty " + version("jetty-server");
      case UNDERTOW -> "Undertow " + version("undertow-core");
      case NETTY_NIO -> "Netty " + version("netty-transport") + ", NIO";
      case NETTY_EPOLL -> "Netty " + version("netty-transport-classes-epoll") + ", epoll";
      case NETTY_IO_URING -> "Netty " + version("netty-transport-classes-io_uring") + ", io_uring";
      case GRPC -> "gRPC " + version("grpc-netty-shaded") + ", shaded Netty, epoll";
    };
  }

  private static String version(String artifact) {
    Matcher jar =
        Pattern.compile("/" + artifact + "-(\\d[^/:]*)\\.jar(:|$)")
            .matcher(System.getProperty("java.class.path"));
    if (!jar.find()) {
      throw new IllegalStateException(artifact + " is not on the class path");
    }
    return jar.group(1);
  }
}
