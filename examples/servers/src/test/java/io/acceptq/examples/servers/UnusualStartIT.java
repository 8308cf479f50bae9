// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts with other agents, bad options or few permissions: the service works in each case. */
@Execution(ExecutionMode.CONCURRENT)
@EveryJdkTest
class UnusualStartIT {
  /**
   * Runs the JDK $1 as the user nobody, with a read-only /tmp. If the JDK is below the home
   * directory of root, which nobody cannot read, a tmpfs with only the JDKs replaces that; $2 is an
   * empty directory for the moves.
   */
  private static final String AS_NOBODY =
      "set -e; java=$1 dir=$2; shift 2; case $java in \"$HOME\"/*) javas=${java%/*};"
          + " mount --bind \"$javas\" \"$dir\"; mount -t tmpfs -o mode=755 none \"$HOME\";"
          + " mkdir -p \"$javas\"; mount --move \"$dir\" \"$javas\";; esac;"
          + " mount --rbind /tmp /tmp; mount -o remount,ro,bind /tmp; cd /; exec setpriv"
          + " --reuid 65534 --regid 65534 --clear-groups --no-new-privs --bounding-set -all"
          + " \"$java/bin/java\" \"$@\"";

  static List<Integer> javas() {
    return JavaHomes.features();
  }

  static Stream<Integer> javasWithSecurityManager() {
    return javas().stream().filter(feature -> feature < 18);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void secondAcceptqAgentChangesNothing(int feature) throws Exception {
    WovenJvm twice = ServerPrograms.jvm(feature, "").options("-javaagent:" + WovenJvm.agentJar());
    try (ServerJvm jvm = ServerJvm.start(BlockingServer.class, twice)) {
      assertServesAndCounts(jvm, 4);
      assertThat(jvm.end()).isEqualTo("ended errors=0");
      assertThat(jvm.stderr()).hasSize(2).allMatch(line -> line.startsWith("acceptq"));
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void worksBetweenOtherAgents(int feature, @TempDir Path directory) throws Exception {
    String other = "-javaagent:" + LoadedClasses.noOpAgentJar(directory);
    WovenJvm before = ServerPrograms.jvm(feature, "").options(other);
    List<String> command =
        new ArrayList<>(before.command(BlockingServer.class.getName(), List.of()));
    command.add(1, other);
    try (ServerJvm jvm = ServerJvm.start(command)) {
      assertServesAndCounts(jvm, 4);
      assertThat(jvm.end()).isEqualTo("ended errors=0");
      assertThat(jvm.stderr()).singleElement().asString().endsWith("source NETLINK");
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void badOptionsAreNamedAndDefaultsAreUsed(int feature) throws Exception {
    WovenJvm badOptions =
        ServerPrograms.jvm(feature, "").agentOptions("interval=fast,colour=red,=,,log=stderr");
    try (ServerJvm jvm = ServerJvm.start(BlockingServer.class, badOptions)) {
      assertServesAndCounts(jvm, 4);
      assertThat(jvm.monitor()).containsEntry("IntervalMillis", "100");
      assertThat(jvm.end()).isEqualTo("ended errors=0");
      assertThat(jvm.stderr())
          .allMatch(line -> line.startsWith("acceptq"))
          .anyMatch(line -> line.contains("fast") && line.contains("100ms"))
          .anyMatch(line -> line.contains("colour"));
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void programThatEndsAtOnceEndsQuietly(int feature) throws Exception {
    WovenJvm.Run run = ServerPrograms.jvm(feature, "").run(NoOpProgram.class.getName());
    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("javasWithSecurityManager")
  void worksUnderASecurityManagerThatGrantsItPermissions(int feature) throws Exception {
    try (ServerJvm jvm =
        ServerJvm.start(BlockingServer.class, withSecurityManager(feature, "trusting"))) {
      assertServesAndCounts(jvm, 4);
      assertThat(jvm.end()).isEqualTo("ended errors=0");
      assertThat(stderrWithoutWarnings(jvm)).singleElement().asString().endsWith("source NETLINK");
    }
  }

  /** The operation opens a netlink socket and loads classes on the calling thread. */
  @ParameterizedTest
  @MethodSource("javas")
  void waitingWorksForCallersWithFewerPermissions(int feature) throws Exception {
    WovenJvm jvm =
        feature < 18 ? withSecurityManager(feature, "trusting") : ServerPrograms.jvm(feature, "");
    try (ServerJvm server = ServerJvm.start(BlockingServer.class, jvm)) {
      int port = server.bind(9);
      await().until(() -> !server.listener(port).isEmpty());
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(server.waiting(port))
            .matches(
                "waiting \\[127\\.0\\.0\\.1:"
                    + client.getLocalPort()
                    + " waits \\d\\.\\d{3} s, sent 0 bytes]");
      }
      assertThat(server.end()).isEqualTo("ended errors=0");
      assertThat(stderrWithoutWarnings(server)).as("stderr").hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("javasWithSecurityManager")
  void oneLineReportsASecurityManagerThatDeniesItPermissions(int feature) throws Exception {
    try (ServerJvm jvm =
        ServerJvm.start(BlockingServer.class, withSecurityManager(feature, "strict"))) {
      int port = jvm.bind(9);
      jvm.open(port);
      try (TcpClients clients = new TcpClients(port)) {
        clients.connectAndRead(4, "");
      }
      assertThat(jvm.end()).isEqualTo("ended errors=none: no agent");
      assertThat(stderrWithoutWarnings(jvm))
          .singleElement()
          .asString()
          .startsWith("acceptq: could not start, the service runs on without it: ")
          .contains("access denied");
    }
  }

  private static WovenJvm withSecurityManager(int feature, String policy) {
    return ServerPrograms.jvm(feature, "")
        .options(
            "-Djava.security.manager",
            "-Djava.security.policy==" + ServerPrograms.resource(policy + ".policy"),
            "-Dservice=" + ServerPrograms.location(),
            "-Dagent=" + WovenJvm.agentJar());
  }

  /** Stderr without the JVM's warnings about the security manager. */
  private static List<String> stderrWithoutWarnings(ServerJvm jvm) {
    return jvm.stderr().stream().filter(line -> !line.startsWith("WARNING: ")).toList();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void worksAsUserNobodyWithoutAWritableDirectory(int feature, @TempDir Path directory)
      throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path agent = Files.copy(WovenJvm.agentJar(), directory.resolve("agent.jar"));
    Path programs = Files.copy(ServerPrograms.location(), directory.resolve("programs.jar"));
    Path emptyDirectory = Files.createDirectory(directory.resolve("empty"));
    List<String> command =
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            AS_NOBODY,
            "sh",
            JavaHomes.home(feature).toString(),
            emptyDirectory.toString(),
            "-javaagent:" + agent,
            "-cp",
            programs.toString(),
            BlockingServer.class.getName());
    try (ServerJvm jvm = ServerJvm.start(command)) {
      int port = jvm.bind(9);
      jvm.open(port);
      try (TcpClients clients = new TcpClients(port)) {
        clients.connectAndRead(4, "");
        await().untilAsserted(() -> assertThat(jvm.listener(port)).containsEntry("Accepted", "4"));
      }
      assertThat(jvm.listener(port))
          .containsEntry("RequestedBacklog", "9")
          .containsEntry("EffectiveBacklog", "9");
      assertThat(jvm.end()).isEqualTo("ended errors=0");
      assertThat(jvm.stderr())
          .singleElement()
          .asString()
          .contains("source PROC", "java.io.tmpdir=/tmp is not a writable directory");
    }
  }

  private static void assertServesAndCounts(ServerJvm jvm, int count) throws IOException {
    int port = jvm.bind(9);
    jvm.open(port);
    try (TcpClients clients = new TcpClients(port)) {
      clients.connectAndRead(count, "");
      await()
          .untilAsserted(
              () ->
                  assertThat(jvm.listener(port))
                      .containsEntry("Accepted", String.valueOf(count))
                      .containsEntry("RequestedBacklog", "9")
                      .containsEntry(
                          "EffectiveBacklog", String.valueOf(SsListener.of(port).limit())));
    }
  }
}
