// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.acceptq.testing.JavaHomes;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of agent/docs/compatibility.md, made from the tests that fill their cells. */
final class CompatibilityTables {
  static final String SERVERS = "Server";
  static final String JDK = "Test of `WovenIT`";

  /** A class of the agent's tests that only its own package can name. */
  private static final String WOVEN_IT = "io.acceptq.agent.WovenIT";

  private CompatibilityTables() {}

  /** The lines of each table by the first cell of its header. */
  static Map<String, List<String>> all() throws ReflectiveOperationException {
    return Map.of(SERVERS, servers(), JDK, jdkApis());
  }

  private static List<String> servers() {
    Map<ServerKind, Set<Integer>> runs = new TreeMap<>();
    ServerContractIT.pairs()
        .forEach(
            run ->
                runs.computeIfAbsent((ServerKind) run.get()[0], k -> new TreeSet<>())
                    .add((Integer) run.get()[1]));
    Stream<String> rows =
        runs.entrySet().stream()
            .map(
                run ->
                    row(
                        name(run.getKey()),
                        "`" + run.getKey().api + "`",
                        cells(run.getValue()),
                        run.getKey().bindsWithoutAccepting() ? "yes" : "no",
                        "`" + run.getKey() + "`"));
    return table(row(SERVERS, "`Api`", releases(), "Full queue", "Run"), rows);
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

  private static List<String> jdkApis() throws ReflectiveOperationException {
    Map<String, Collection<Integer>> runs = new TreeMap<>();
    for (Method test : Class.forName(WOVEN_IT).getDeclaredMethods()) {
      MethodSource source = test.getAnnotation(MethodSource.class);
      if (source != null) {
        runs.put(test.getName(), features(source.value()[0]));
      }
    }
    Stream<String> rows =
        runs.entrySet().stream().map(run -> row("`" + run.getKey() + "`", cells(run.getValue())));
    return table(row(JDK, releases()), rows);
  }

  private static Collection<Integer> features(String source) throws ReflectiveOperationException {
    Method method = Class.forName(WOVEN_IT).getDeclaredMethod(source);
    method.setAccessible(true);
    Object features = method.invoke(null);
    Stream<?> stream =
        features instanceof Stream<?> elements ? elements : ((Collection<?>) features).stream();
    return stream.map(Integer.class::cast).toList();
  }

  private static String releases() {
    return JavaHomes.features().stream().map(f -> "Java " + f).collect(Collectors.joining(" | "));
  }

  private static String cells(Collection<Integer> covered) {
    return JavaHomes.features().stream()
        .map(feature -> covered.contains(feature) ? "yes" : "-")
        .collect(Collectors.joining(" | "));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static List<String> table(String header, Stream<String> rows) {
    String separator = header.replaceAll("[^|]+", "---");
    return Stream.concat(Stream.of(header, separator), rows).toList();
  }
}
