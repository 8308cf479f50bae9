// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
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

/** acceptq changes nothing of the service: settings, libraries, classes, archives and files. */
@Execution(ExecutionMode.CONCURRENT)
@EveryJdkTest
class ServiceUnchangedIT {
  static List<Integer> javas() {
    return JavaHomes.features();
  }

  /** Releases with application class data sharing. */
  static Stream<Integer> javasWithSharing() {
    return javas().stream().filter(feature -> feature >= 17);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void logManagerAndMBeanServerBuilderOfMainTakeEffect(int feature) throws Exception {
    try (ServerJvm jvm =
        ServerJvm.start(LateSettingsServer.class, ServerPrograms.jvm(feature, ""))) {
      int port = jvm.bind(5);
      await().until(() -> !jvm.listener(port).isEmpty());
      assertThat(jvm.facts()).isEqualTo("facts: OwnLogManager, MBean servers of OwnBuilder: 1");
      assertThat(jvm.end()).isEqualTo("ended errors=0");
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void otherVersionsOfTheLibrariesWorkInTheService(int feature) throws Exception {
    WovenJvm own =
        ServerPrograms.jvm(feature, "(byte-buddy|jna|jna-platform|oshi-core|slf4j-api)-[0-9].*");
    try (ServerJvm jvm = ServerJvm.start(ConflictingLibrariesServer.class, own)) {
      int port = jvm.bind(5);
      jvm.open(port);
      try (TcpClients clients = new TcpClients(port)) {
        clients.connectAndRead(3, "");
        await().untilAsserted(() -> assertThat(jvm.listener(port)).containsEntry("Accepted", "3"));
      }
      assertThat(jvm.monitor()).containsEntry("Source", "NETLINK");
      assertThat(jvm.facts())
          .isEqualTo(
              "facts: own JNA 5.10.0, getpid correct: true, OSHI correct: true, byte-buddy: works;"
                  + " JNA shared: false");
      assertThat(jvm.end()).isEqualTo("ended errors=0");
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void loggingManagementAndNativeCodeAreNotLoadedBeforeTheFirstBind(
      int feature, @TempDir Path directory) throws Exception {
    Set<String> added = new TreeSet<>(LoadedClasses.withAcceptq(feature, directory).keySet());
    added.removeAll(LoadedClasses.withNoOpAgent(feature, directory).keySet());
    assertThat(added).anyMatch(name -> name.startsWith("io.acceptq."));
    assertThat(added)
        .noneMatch(name -> name.startsWith("java.util.logging."))
        .noneMatch(name -> name.startsWith("javax.management."))
        .noneMatch(name -> name.startsWith("java.lang.management."))
        .noneMatch(name -> name.startsWith("com.sun.jna."));
  }

  @ParameterizedTest
  @MethodSource("javasWithSharing")
  void classesComeFromTheArchiveAsUnderANoOpAgent(int feature, @TempDir Path directory)
      throws Exception {
    Map<String, String> acceptq = LoadedClasses.withAcceptq(feature, directory);
    Map<String, String> noOp = LoadedClasses.withNoOpAgent(feature, directory);
    noOp.keySet().retainAll(acceptq.keySet()); // the names of lambdas differ in each run
    noOp.values().removeIf(source -> !source.startsWith("shared objects file"));
    assertThat(noOp).hasSizeGreaterThan(400);
    // From the archive too, but retransformed: the only woven class that is loaded here.
    noOp.remove("java.lang.ThreadGroup");
    assertThat(acceptq).containsAllEntriesOf(noOp);
  }

  /** Checks the working, temporary and home directory, while the service runs and afterwards. */
  @ParameterizedTest
  @MethodSource("javas")
  void noFileIsCreated(int feature, @TempDir Path directory) throws Exception {
    WovenJvm inDirectory =
        ServerPrograms.jvm(feature, "")
            .options("-Djava.io.tmpdir=" + directory, "-Duser.home=" + directory);
    List<String> command = new ArrayList<>(List.of("env", "--chdir=" + directory));
    command.addAll(inDirectory.command(BlockingServer.class.getName(), List.of()));
    try (ServerJvm jvm = ServerJvm.start(command)) {
      int port = jvm.bind(5);
      await().until(() -> !jvm.listener(port).isEmpty());
      assertThat(jvm.monitor()).containsEntry("Source", "NETLINK");
      assertThat(directory).isEmptyDirectory();
      assertThat(jvm.end()).isEqualTo("ended errors=0");
    }
    assertThat(directory).isEmptyDirectory();
  }

  /** Agents that append to the boot class path make the JVM refuse such an archive. */
  @ParameterizedTest
  @MethodSource("javasWithSharing")
  void classesOfTheServiceComeFromItsOwnArchive(int feature, @TempDir Path directory)
      throws Exception {
    String archive = directory.resolve("service.jsa").toString();
    List<String> dump =
        new ArrayList<>(
            WovenJvm.of(feature)
                .classPath(ServerPrograms.classPath(""))
                .options("-XX:ArchiveClassesAtExit=" + archive)
                .command(BlockingServer.class.getName(), List.of()));
    dump.removeIf(word -> word.startsWith("-javaagent:"));
    try (ServerJvm jvm = ServerJvm.start(dump)) {
      jvm.end();
    }
    String quiet = "-Xlog:cds=off"; // Java 25 warns of any agent that was absent at the dump
    assertThat(
            LoadedClasses.withAcceptq(
                feature, directory, "-XX:SharedArchiveFile=" + archive, quiet))
        .containsEntry(BlockingServer.class.getName(), "shared objects file (top)");
  }
}
