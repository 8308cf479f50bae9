// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AOT caches and AppCDS archives can be made in a run with the agent, and used with it. */
@EveryJdkTest
class ArchiveIT {
  private static final String PROGRAMS = "io.acceptq.agent.programs.";
  private static final String AGENT = "-javaagent:" + WovenJvm.agentJar();

  /** Without it the JVM refuses to write an AppCDS archive in a run with any Java agent. */
  private static final List<String> WITH_AGENTS =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+AllowArchivingWithJavaAgent");

  @TempDir Path directory;

  private String program = "ServerSockets";

  /** A part of what it prints. */
  private String printed = "Impl backlog=7 accepted=3 failed=0";

  static Stream<Integer> javasWithAotCaches() {
    return JavaHomes.features().stream().filter(feature -> feature >= 25);
  }

  static Stream<Integer> javasWithDynamicArchives() {
    return JavaHomes.features().stream().filter(feature -> feature >= 13);
  }

  static Stream<Integer> javasWithClassLists() {
    return JavaHomes.features().stream().filter(feature -> feature >= 11);
  }

  /** The JVM archives classes of jars only. */
  @BeforeEach
  void makeServiceJar() throws IOException {
    Path classes = Path.of("target/test-classes");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file("service.jar")));
        Stream<Path> files = Files.list(classes.resolve("io/acceptq/agent/programs"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, jar);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("javasWithAotCaches")
  void anAotCacheIsMadeInOneRun(int feature) throws Exception {
    serve(feature, List.of(AGENT, "-XX:AOTCacheOutput=" + file("aot")));
    assertThat(serveFrom(feature, List.of("-XX:AOTMode=on", "-XX:AOTCache=" + file("aot"))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("javasWithAotCaches")
  void anAotCacheIsMadeFromTheConfigurationOfARun(int feature) throws Exception {
    String configuration = "-XX:AOTConfiguration=" + file("configuration");
    String cache = "-XX:AOTCache=" + file("aot");
    serve(feature, List.of(AGENT, "-XX:AOTMode=record", configuration));
    WovenJvm.Run made =
        WovenJvm.run(command(feature, List.of(AGENT, "-XX:AOTMode=create", configuration, cache)));
    assertThat(made.exit()).as(made.toString()).isZero();
    assertThat(serveFrom(feature, List.of("-XX:AOTMode=on", cache))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("javasWithAotCaches")
  void anAotCacheOfARunWithoutTheAgentIsUsedWithIt(int feature) throws Exception {
    program = "SingleAccept";
    printed = "served 1";
    serve(feature, List.of("--add-modules=java.instrument", "-XX:AOTCacheOutput=" + file("aot")));
    assertThat(serveFrom(feature, List.of("-XX:AOTMode=on", "-XX:AOTCache=" + file("aot"))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("javasWithDynamicArchives")
  void anAppCdsArchiveIsMadeAtTheExit(int feature) throws Exception {
    List<String> options = new ArrayList<>(WITH_AGENTS);
    options.addAll(List.of(AGENT, "-XX:ArchiveClassesAtExit=" + file("jsa")));
    serve(feature, options);
    List<String> use = new ArrayList<>(WITH_AGENTS);
    use.addAll(List.of("-Xshare:on", "-XX:SharedArchiveFile=" + file("jsa")));
    assertThat(serveFrom(feature, use)).allMatch(line -> isOfTheJvm(line));
  }

  @ParameterizedTest
  @MethodSource("javasWithClassLists")
  void anAppCdsArchiveIsMadeFromTheClassListOfARun(int feature) throws Exception {
    serve(feature, List.of(AGENT, "-XX:DumpLoadedClassList=" + file("list")));
    WovenJvm.Run made =
        WovenJvm.run(
            command(
                feature,
                List.of(
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + file("list"),
                    "-XX:SharedArchiveFile=" + file("jsa"))));
    assertThat(made.exit()).as(made.toString()).isZero();
    assertThat(serveFrom(feature, List.of("-Xshare:on", "-XX:SharedArchiveFile=" + file("jsa"))))
        .allMatch(line -> isOfTheJvm(line));
  }

  /** Java 25 says that the module java.instrument was not there when the archive was made. */
  private static boolean isOfTheJvm(String line) {
    return line.contains("[cds]") || line.contains("AllowArchivingWithJavaAgent");
  }

  /** Serves with the agent and the archive; returns what others than acceptq print on stderr. */
  private List<String> serveFrom(int feature, List<String> archive) throws Exception {
    List<String> options = new ArrayList<>(archive);
    options.add(AGENT);
    options.add("-Xlog:class+load:file=" + file("loaded"));
    WovenJvm.Run run = serve(feature, options);
    assertThat(Files.readString(file("loaded")))
        .containsPattern(PROGRAMS + program + " source: shared objects file")
        .containsPattern("java.lang.ThreadGroup source: shared objects file");
    return run.err().stream().filter(line -> !line.startsWith("acceptq: ")).toList();
  }

  private WovenJvm.Run serve(int feature, List<String> options) throws Exception {
    WovenJvm.Run run = WovenJvm.run(command(feature, options));
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(run.out()).anyMatch(line -> line.contains(printed));
    return run;
  }

  private List<String> command(int feature, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(JavaHomes.java(feature).toString());
    command.addAll(options);
    command.addAll(List.of("-cp", file("service.jar").toString(), PROGRAMS + program));
    return command;
  }

  private Path file(String name) {
    return directory.resolve(name);
  }
}
