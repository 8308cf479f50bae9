// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.harness;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.LiveTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scripts rebuild what is older than its sources: in a copy of the tree that has only the
 * scripts, some sources and jars, with programs on the PATH that print their arguments.
 */
@LiveTest
class StaleBuildTest {
  private static final Path EXAMPLES = Path.of("..").toAbsolutePath().normalize();
  private final Instant built = Instant.now().minus(Duration.ofHours(1));
  private static final String AGENT = "agent/target/acceptq-agent.jar";
  private static final String DEMO = "examples/demo/target/acceptq-demo.jar";
  private static final String SCENARIOS = "examples/scenarios/target/acceptq-scenarios.jar";
  private static final String CORE_SOURCE = "monitor/core/src/main/java/Source.java";

  @TempDir private Path root;

  @BeforeEach
  void createTree() throws IOException {
    for (String script :
        List.of("build.sh", "demo.sh", "scenarios/lab.sh", "scenarios/stories.sh")) {
      Files.copy(EXAMPLES.resolve(script), create("examples/" + script), REPLACE_EXISTING);
    }
    for (String module : List.of("agent", "monitor/core", "examples/demo", "examples/scenarios")) {
      create(module + "/pom.xml");
      create(module + "/src/main/java/Source.java");
      create(module + "/src/test/java/SourceTest.java");
    }
    for (String pom : List.of("pom.xml", "monitor/pom.xml", "examples/pom.xml")) {
      create(pom);
    }
    for (String program : List.of("mvn", "java", "unshare")) {
      Path file = create("bin/" + program);
      Files.writeString(file, "#!/bin/sh\necho " + program + " \"$@\"\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(built.minusSeconds(60)));
      }
    }
    for (String jar : List.of(AGENT, DEMO, SCENARIOS)) {
      Files.setLastModifiedTime(create(jar), FileTime.from(built));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo.sh", "scenarios/lab.sh", "scenarios/stories.sh"})
  void nothingIsBuiltIfTheJarsAreNewerThanTheirSources(String script) throws Exception {
    assertThat(run(script)).noneMatch(line -> line.startsWith("mvn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo.sh", "scenarios/lab.sh", "scenarios/stories.sh"})
  void aChangedSourceIsBuiltOnce(String script) throws Exception {
    touch(CORE_SOURCE);
    assertThat(run(script)).anyMatch(line -> line.startsWith("mvn") && line.contains("agent,"));
    assertThat(run(script)).noneMatch(line -> line.startsWith("mvn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "examples/pom.xml", "monitor/core/pom.xml", "agent/pom.xml"})
  void aChangedPomIsBuilt(String pom) throws Exception {
    touch(pom);
    assertThat(run("demo.sh")).anyMatch(line -> line.startsWith("mvn"));
  }

  @Test
  void aDeletedSourceIsBuilt() throws Exception {
    Files.delete(root.resolve(CORE_SOURCE)); // changes the time of its directory
    assertThat(run("demo.sh")).anyMatch(line -> line.startsWith("mvn"));
  }

  @Test
  void aMissingJarIsBuilt() throws Exception {
    Files.delete(root.resolve(AGENT));
    assertThat(run("demo.sh")).anyMatch(line -> line.startsWith("mvn"));
  }

  @Test
  void aChangedTestIsNotBuilt() throws Exception {
    touch("agent/src/test/java/SourceTest.java");
    assertThat(run("demo.sh")).noneMatch(line -> line.startsWith("mvn"));
  }

  @Test
  void nothingRunsIfTheBuildFails() throws Exception {
    touch(CORE_SOURCE);
    Files.writeString(root.resolve("bin/mvn"), "#!/bin/sh\nexit 7\n");
    List<String> command = List.of("bash", root.resolve("examples/demo.sh").toString());
    Process process = start(command);
    assertThat(lines(process)).noneMatch(line -> line.startsWith("java"));
    assertThat(process.waitFor()).isEqualTo(7);
  }

  /** What the script, Maven and Java print. */
  private List<String> run(String script) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("bash", root.resolve("examples").resolve(script).toString()));
    if (script.endsWith("stories.sh")) {
      command.add("idle");
    }
    Process process = start(command);
    List<String> lines = lines(process);
    assertThat(process.waitFor()).as(lines.toString()).isZero();
    assertThat(lines).anyMatch(line -> line.contains("java") && line.contains("-cp"));
    return lines;
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", "", (path, none) -> root.resolve("bin") + ":" + path);
    return builder.start();
  }

  private static List<String> lines(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  private Path create(String file) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, "");
  }

  /** A second ago, so that the build is later even on a file system with coarse times. */
  private void touch(String file) throws IOException {
    FileTime time = FileTime.from(Instant.now().minusSeconds(1));
    Files.setLastModifiedTime(root.resolve(file), time);
  }
}
