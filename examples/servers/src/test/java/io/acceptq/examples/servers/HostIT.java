// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.agent.Jdks;
import io.acceptq.agent.WovenJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service has chosen for itself stays as it chose it. */
@Execution(ExecutionMode.CONCURRENT)
class HostIT {
  static List<Integer> javas() {
    return Jdks.FEATURES;
  }

  /** Those with an archive of their own classes. */
  static Stream<Integer> javasWithSharing() {
    return javas().stream().filter(feature -> feature >= 17);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void shouldLeaveLogManagerAndMBeanServerToMain(int feature) throws Exception {
    try (ServerJvm jvm = ServerJvm.start(ChoosyServer.class, Programs.jvm(feature, ""))) {
      int port = jvm.bind(5);
      await().until(() -> !jvm.listener(port).isEmpty());
      assertThat(jvm.facts()).isEqualTo("facts: OwnLogManager, MBean servers of OwnBuilder: 1");
      assertThat(jvm.end()).isEqualTo("ended errors=0");
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void shouldWorkBesideOtherVersionsOfItsLibraries(int feature) throws Exception {
    WovenJvm own =
        Programs.jvm(feature, "(byte-buddy|jna|jna-platform|oshi-core|slf4j-api)-[0-9].*");
    try (ServerJvm jvm = ServerJvm.start(OwnLibrariesServer.class, own)) {
      int port = jvm.bind(5);
      jvm.open(port);
      try (Clients clients = new Clients(port)) {
        clients.served(3, "");
        await().untilAsserted(() -> assertThat(jvm.listener(port)).containsEntry("Accepted", "3"));
      }
      assertThat(jvm.monitor()).containsEntry("Source", "NETLINK");
      assertThat(jvm.facts())
          .isEqualTo(
              "facts: own JNA 5.10.0, getpid right: true, OSHI agrees: true, byte-buddy: works;"
                  + " acceptq's JNA is ours: false");
      assertThat(jvm.end()).isEqualTo("ended errors=0");
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void shouldLoadNeitherLoggingNorManagementNorNativeCodeBeforeTheFirstBind(
      int feature, @TempDir Path directory) throws Exception {
    Set<String> added = new TreeSet<>(LoadedClasses.withAcceptq(feature, directory).keySet());
    added.removeAll(LoadedClasses.withEmptyAgent(feature, directory).keySet());
    assertThat(added).anyMatch(name -> name.startsWith("io.acceptq."));
    assertThat(added)
        .noneMatch(name -> name.startsWith("java.util.logging."))
        .noneMatch(name -> name.startsWith("javax.management."))
        .noneMatch(name -> name.startsWith("java.lang.management."))
        .noneMatch(name -> name.startsWith("com.sun.jna."));
  }

  @ParameterizedTest
  @MethodSource("javasWithSharing")
  void shouldTakeFromTheArchiveWhatAnEmptyAgentTakesFromIt(int feature, @TempDir Path directory)
      throws Exception {
    Map<String, String> acceptq = LoadedClasses.withAcceptq(feature, directory);
    Map<String, String> empty = LoadedClasses.withEmptyAgent(feature, directory);
    empty.keySet().retainAll(acceptq.keySet()); // lambdas have other names in each run
    empty.values().removeIf(source -> !source.startsWith("shared objects file"));
    assertThat(empty).hasSizeGreaterThan(400);
    // Came from the archive too, and was woven afterwards: the only one of those that are loaded.
    empty.remove("java.lang.ThreadGroup");
    assertThat(acceptq).containsAllEntriesOf(empty);
  }

  /** Neither now, nor once it has ended: in its working, its temporary and its home directory. */
  @ParameterizedTest
  @MethodSource("javas")
  void shouldLeaveNoFileBehind(int feature, @TempDir Path directory) throws Exception {
    WovenJvm tidy =
        Programs.jvm(feature, "")
            .options("-Djava.io.tmpdir=" + directory, "-Duser.home=" + directory);
    List<String> command = new ArrayList<>(List.of("env", "--chdir=" + directory));
    command.addAll(tidy.command(BlockingServer.class.getName(), List.of()));
    try (ServerJvm jvm = ServerJvm.start(command)) {
      int port = jvm.bind(5);
      await().until(() -> !jvm.listener(port).isEmpty());
      assertThat(jvm.monitor()).containsEntry("Source", "NETLINK");
      assertThat(directory).isEmptyDirectory();
      assertThat(jvm.end()).isEqualTo("ended errors=0");
    }
    assertThat(directory).isEmptyDirectory();
  }

  /** The service's own archive, which other agents make the JVM refuse. */
  @ParameterizedTest
  @MethodSource("javasWithSharing")
  void shouldTakeTheServicesOwnClassesFromItsArchive(int feature, @TempDir Path directory)
      throws Exception {
    String archive = directory.resolve("service.jsa").toString();
    List<String> dump =
        new ArrayList<>(
            WovenJvm.of(feature)
                .classPath(Programs.classPath(""))
                .options("-XX:ArchiveClassesAtExit=" + archive)
                .command(BlockingServer.class.getName(), List.of()));
    dump.removeIf(word -> word.startsWith("-javaagent:"));
    try (ServerJvm jvm = ServerJvm.start(dump)) {
      jvm.end();
    }
    String quiet = "-Xlog:cds=off"; // Java 25 complains of any agent that the dump had not
    assertThat(
            LoadedClasses.withAcceptq(
                feature, directory, "-XX:SharedArchiveFile=" + archive, quiet))
        .containsEntry(BlockingServer.class.getName(), "shared objects file (top)");
  }
}
