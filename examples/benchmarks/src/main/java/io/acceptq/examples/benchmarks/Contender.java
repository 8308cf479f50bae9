// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM is measured under: a column of the table.
 *
 * @param jar of the agent; null without one
 * @param options of the JVM
 * @param slow takes most of a second or more to start
 */
record Contender(String name, Path jar, List<String> options, boolean slow) {
  static final String NONE = "no agent";
  static final String EMPTY = "empty agent";
  static final String ACCEPTQ = "acceptq";

  static List<Contender> all(Workshop workshop, Path acceptq, Path comparison) throws IOException {
    Path empty = workshop.emptyAgent();
    Path jmx = only(comparison, "jmx_prometheus_javaagent-");
    Path otel = only(comparison, "opentelemetry-javaagent-");
    return List.of(
        new Contender(NONE, null, List.of(), false),
        new Contender(EMPTY, empty, List.of("-javaagent:" + empty), false),
        new Contender(ACCEPTQ, acceptq, List.of("-javaagent:" + acceptq), false),
        new Contender(
            "JMX exporter " + version(jmx),
            jmx,
            List.of("-javaagent:" + jmx + "=127.0.0.1:0:" + workshop.jmxExporterRules()),
            true),
        new Contender(
            "OpenTelemetry " + version(otel),
            otel,
            List.of(
                "-javaagent:" + otel,
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none"),
            true));
  }

  private static Path only(Path directory, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
      if (found.size() != 1) {
        throw new IOException(directory + " should hold one " + prefix + "*.jar, not " + found);
      }
      return found.get(0).toAbsolutePath();
    }
  }

  private static String version(Path jar) {
    String name = jar.getFileName().toString();
    return name.substring(name.lastIndexOf('-') + 1, name.length() - ".jar".length());
  }
}
