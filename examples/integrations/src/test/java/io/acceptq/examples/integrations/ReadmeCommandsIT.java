// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.examples.integrations.process.ChildProcess;
import io.acceptq.examples.integrations.process.LoopbackHttp;
import io.acceptq.testing.ExternalTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command in the READMEs of this module is run: by a test named here, or in this class. */
@ExternalTest
class ReadmeCommandsIT {
  private static final Pattern BLOCK = Pattern.compile("(?s) *```sh\n(.*?)\n *```");
  private static final String SERVICE = "io.acceptq.examples.integrations.alerting.AlertedService";

  /** Commands and the tests that run them. */
  private static final Map<String, String> RUN_ELSEWHERE =
      Map.of(
          "bash examples/integrations/prometheus/run.sh", "AlertingRunIT",
          "bash examples/integrations/prometheus/cost.sh", "ScrapeCostIT",
          "promtool test rules alerts-test.yml", "AlertRulesTest",
          "promtool test rules alerts-other-test.yml", "AlertRulesTest");

  /** The names in the commands, and the files of this checkout. */
  private static final Map<String, Path> FILES =
      Map.of(
          "acceptq-agent.jar", Path.of("../../agent/target/acceptq-agent.jar"),
          "jmx_prometheus_javaagent.jar", Path.of("target/jmx_prometheus_javaagent.jar"),
          "opentelemetry-javaagent.jar", Path.of("target/opentelemetry-javaagent.jar"),
          "jmx-exporter.yml", Path.of("prometheus/jmx-exporter.yml"),
          "jmx-rules.yaml", Path.of("opentelemetry/jmx-rules.yaml"));

  @TempDir Path directory;

  @BeforeEach
  void provideFiles() throws IOException {
    for (Map.Entry<String, Path> file : FILES.entrySet()) {
      Files.copy(file.getValue(), directory.resolve(file.getKey()));
    }
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, SERVICE);
    attributes.put(Attributes.Name.CLASS_PATH, Path.of("target/classes").toUri().toString());
    Path jar = directory.resolve("your-service.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private static List<String> commands(Path readme) throws IOException {
    List<String> commands = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(Files.readString(readme)).results().toList()) {
      block.group(1).replaceAll("\\\\\n\\s*", "").lines().map(String::strip).forEach(commands::add);
    }
    return commands;
  }

  private static String javaCommand(String readme) throws IOException {
    return commands(Path.of(readme)).stream()
        .filter(command -> command.startsWith("java "))
        .findFirst()
        .orElseThrow();
  }

  private ChildProcess start(String command) throws IOException {
    return ChildProcess.startPiped("command", directory, List.of("bash", "-c", "exec " + command));
  }

  @Test
  void everyCommandIsRunByATest() throws IOException {
    List<String> commands = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(""), 2)) {
      for (Path readme : files.filter(file -> file.endsWith("README.md")).toList()) {
        commands.addAll(commands(readme));
      }
    }
    assertThat(commands)
        .containsAll(RUN_ELSEWHERE.keySet())
        .filteredOn(command -> !RUN_ELSEWHERE.containsKey(command))
        .containsExactlyInAnyOrder(
            javaCommand("prometheus/README.md"), javaCommand("opentelemetry/README.md"));
  }

  @Test
  void serviceWithTheJmxExporterExportsItsListeners() throws Exception {
    String command = javaCommand("prometheus/README.md");
    int port = LoopbackHttp.freePort();
    assertThat(command).contains("=9404:");
    try (ChildProcess service = start(command.replace("=9404:", "=" + port + ":"))) {
      String url = LoopbackHttp.url(port, "/metrics");
      LoopbackHttp http = new LoopbackHttp();
      service.awaitHttp(http, url);

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(http.text(url)).contains("acceptq_queue_length{"));
    }
  }

  @Test
  void serviceWithOpenTelemetryExportsItsListeners() throws Exception {
    String settings =
        "env OTEL_METRICS_EXPORTER=experimental-otlp/stdout OTEL_METRIC_EXPORT_INTERVAL=1000"
            + " OTEL_TRACES_EXPORTER=none OTEL_LOGS_EXPORTER=none OTEL_JMX_DISCOVERY_DELAY=1000 ";
    try (ChildProcess service = start(settings + javaCommand("opentelemetry/README.md"));
        BufferedReader out = service.process.inputReader(StandardCharsets.UTF_8)) {
      String line = "";
      for (int lines = 0; !line.contains("\"acceptq.queue.length\""); lines++) {
        line = out.readLine();
        assertThat(line).as(service.stderr()).isNotNull();
        assertThat(lines).as("exports without acceptq's metrics").isLessThan(60);
      }
    }
  }
}
