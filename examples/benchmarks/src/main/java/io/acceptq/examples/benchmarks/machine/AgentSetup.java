// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The agent that a JVM is measured with, or none: one column of the table.
 *
 * @param jar of the agent; null without an agent
 * @param options of the JVM
 * @param startsSlowly takes about a second or more to start, so it is started less often
 */
public record AgentSetup(String name, Path jar, List<String> options, boolean startsSlowly) {
  public static final String NONE = "no agent";
  public static final String EMPTY = "empty agent";
  public static final String ACCEPTQ = "acceptq";

  /** All columns in order; {@code comparison} is the directory with the jars of other agents. */
  public static List<AgentSetup> all(ProgramDirectory programs, Path acceptq, Path comparison)
      throws IOException {
    Path empty = programs.emptyAgent();
    Path jmx = onlyJar(comparison, "jmx_prometheus_javaagent-");
    Path otel = onlyJar(comparison, "opentelemetry-javaagent-");
    return List.of(
        new AgentSetup(NONE, null, List.of(), false),
        new AgentSetup(EMPTY, empty, List.of("-javaagent:" + empty), false),
        new AgentSetup(ACCEPTQ, acceptq, List.of("-javaagent:" + acceptq), false),
        new AgentSetup(
            "JMX exporter " + version(jmx),
            jmx,
            List.of("-javaagent:" + jmx + "=127.0.0.1:0:" + programs.jmxExporterRules()),
            true),
        new AgentSetup(
            "OpenTelemetry " + version(otel),
            otel,
            List.of(
                "-javaagent:" + otel,
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none"),
            true));
  }

  private static Path onlyJar(Path directory, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
      if (found.size() != 1) {
        throw new IOException(directory + " should contain one " + prefix + "*.jar, not " + found);
      }
      return found.get(0).toAbsolutePath();
    }
  }

  private static String version(Path jar) {
    String name = jar.getFileName().toString();
    return name.substring(name.lastIndexOf('-') + 1, name.length() - ".jar".length());
  }
}
