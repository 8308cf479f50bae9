// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.agent.Jdks;
import io.acceptq.agent.WovenJvm;
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

/** Started twice, with nonsense, without rights: the service serves, and each client is counted. */
@Execution(ExecutionMode.CONCURRENT)
class OddStartIT {
  /**
   * With a Java ($1) that may lie in a home which only root reads: a home of that and nothing else
   * takes its place, by way of an empty directory ($2).
   */
  private static final String NOBODY =
      "set -e; java=$1 way=$2; shift 2; case $java in \"$HOME\"/*) javas=${java%/*};"
          + " mount --bind \"$javas\" \"$way\"; mount -t tmpfs -o mode=755 none \"$HOME\";"
          + " mkdir -p \"$javas\"; mount --move \"$way\" \"$javas\";; esac;"
          + " mount --rbind /tmp /tmp; mount -o remount,ro,bind /tmp; cd /; exec setpriv"
          + " --reuid 65534 --regid 65534 --clear-groups --no-new-privs --bounding-set -all"
          + " \"$java/bin/java\" \"$@\"";

  static List<Integer> javas() {
    return Jdks.FEATURES;
  }

  static Stream<Integer> javasWithSecurityManager() {
    return javas().stream().filter(feature -> feature < 18);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void shouldChangeNothingWhenNamedTwice(int feature) throws Exception {
    WovenJvm twice = Programs.jvm(feature, "").options("-javaagent:" + WovenJvm.agentJar());
    try (ServerJvm jvm = ServerJvm.start(BlockingServer.class, twice)) {
      serve(jvm, 4);
      assertThat(jvm.end()).isEqualTo("ended errors=0");
      assertThat(jvm.stderr()).hasSize(2).allMatch(line -> line.startsWith("acceptq"));
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void shouldServeBetweenOtherAgents(int feature, @TempDir Path directory) throws Exception {
    String other = "-javaagent:" + LoadedClasses.emptyAgent(directory);
    WovenJvm before = Programs.jvm(feature, "").options(other);
    List<String> command =
        new ArrayList<>(before.command(BlockingServer.class.getName(), List.of()));
    command.add(1, other);
    try (ServerJvm jvm = ServerJvm.start(command)) {
      serve(jvm, 4);
      assertThat(jvm.end()).isEqualTo("ended errors=0");
      assertThat(jvm.stderr()).singleElement().asString().endsWith("source NETLINK");
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void shouldNameBadOptionsAndRunWithTheDefaults(int feature) throws Exception {
    WovenJvm odd = Programs.jvm(feature, "").agentOptions("interval=fast,colour=red,=,,log=stderr");
    try (ServerJvm jvm = ServerJvm.start(BlockingServer.class, odd)) {
      serve(jvm, 4);
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
  void shouldLetAProgramEndAtOnce(int feature) throws Exception {
    WovenJvm.Run run = Programs.jvm(feature, "").run(EmptyAgent.class.getName());
    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("javasWithSecurityManager")
  void shouldWorkUnderASecurityManagerThatTrustsIt(int feature) throws Exception {
    try (ServerJvm jvm = ServerJvm.start(BlockingServer.class, managed(feature, "trusting"))) {
      serve(jvm, 4);
      assertThat(jvm.end()).isEqualTo("ended errors=0");
      assertThat(own(jvm)).singleElement().asString().endsWith("source NETLINK");
    }
  }

  /** The question opens a netlink socket and loads classes, on the thread of who asks. */
  @ParameterizedTest
  @MethodSource("javas")
  void shouldTellWhoWaitsEvenToCodeWithFewerRights(int feature) throws Exception {
    WovenJvm jvm = feature < 18 ? managed(feature, "trusting") : Programs.jvm(feature, "");
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
      assertThat(own(server)).as("stderr").hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("javasWithSecurityManager")
  void shouldSaySoAndStandAsideWhereASecurityManagerDoesNotTrustIt(int feature) throws Exception {
    try (ServerJvm jvm = ServerJvm.start(BlockingServer.class, managed(feature, "strict"))) {
      int port = jvm.bind(9);
      jvm.open(port);
      try (Clients clients = new Clients(port)) {
        clients.served(4, "");
      }
      assertThat(jvm.end()).isEqualTo("ended errors=none: no agent");
      assertThat(own(jvm))
          .singleElement()
          .asString()
          .startsWith("acceptq: could not start, the service runs on without it: ")
          .contains("access denied");
    }
  }

  private static WovenJvm managed(int feature, String policy) {
    return Programs.jvm(feature, "")
        .options(
            "-Djava.security.manager",
            "-Djava.security.policy==" + Programs.resource(policy + ".policy"),
            "-Dservice=" + Programs.location(),
            "-Dagent=" + WovenJvm.agentJar());
  }

  /** Without the JVM's own warnings of the security manager. */
  private static List<String> own(ServerJvm jvm) {
    return jvm.stderr().stream().filter(line -> !line.startsWith("WARNING: ")).toList();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void shouldServeAsNobodyWithNothingToWriteTo(int feature, @TempDir Path directory)
      throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path agent = Files.copy(WovenJvm.agentJar(), directory.resolve("agent.jar"));
    Path programs = Files.copy(Programs.location(), directory.resolve("programs.jar"));
    Path way = Files.createDirectory(directory.resolve("way"));
    List<String> command =
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            NOBODY,
            "sh",
            Jdks.home(feature).toString(),
            way.toString(),
            "-javaagent:" + agent,
            "-cp",
            programs.toString(),
            BlockingServer.class.getName());
    try (ServerJvm jvm = ServerJvm.start(command)) {
      int port = jvm.bind(9);
      jvm.open(port);
      try (Clients clients = new Clients(port)) {
        clients.served(4, "");
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

  private static void serve(ServerJvm jvm, int count) throws IOException {
    int port = jvm.bind(9);
    jvm.open(port);
    try (Clients clients = new Clients(port)) {
      clients.served(count, "");
      await()
          .untilAsserted(
              () ->
                  assertThat(jvm.listener(port))
                      .containsEntry("Accepted", String.valueOf(count))
                      .containsEntry("RequestedBacklog", "9")
                      .containsEntry("EffectiveBacklog", String.valueOf(Judge.of(port).limit())));
    }
  }
}
