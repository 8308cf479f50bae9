// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Copies the configuration files of {@code examples/integrations/prometheus}, with the ports of
 * this run, and with shorter times after which an alert is resolved and a group is sent again.
 */
final class AlertingConfiguration {
  private static final List<String> FILES =
      List.of("prometheus.yml", "alertmanager.yml", "alerts.yml", "recording.yml");

  static final String KEEP_FIRING_FOR = "20s";

  private AlertingConfiguration() {}

  static void copy(Path from, Path to, Map<String, Integer> ports) throws IOException {
    Map<String, String> changes =
        Map.of(
            "127.0.0.1:9404", "127.0.0.1:" + ports.get("metrics"),
            "127.0.0.1:9093", "127.0.0.1:" + ports.get("alertmanager"),
            "127.0.0.1:9099", "127.0.0.1:" + ports.get("webhook"),
            "keep_firing_for: 3m", "keep_firing_for: " + KEEP_FIRING_FOR,
            "group_interval: 1m", "group_interval: 10s");
    StringBuilder all = new StringBuilder();
    for (String file : FILES) {
      String text = Files.readString(from.resolve(file));
      all.append(text);
      for (Map.Entry<String, String> change : changes.entrySet()) {
        text = text.replace(change.getKey(), change.getValue());
      }
      Files.writeString(to.resolve(file), text);
    }
    for (String before : changes.keySet()) {
      if (all.indexOf(before) < 0) {
        throw new IOException("none of " + FILES + " contains \"" + before + "\"");
      }
    }
    Path consoles = Files.createDirectory(to.resolve("consoles"));
    try (Stream<Path> files = Files.list(from.resolve("consoles"))) {
      for (Path file : files.toList()) {
        Files.copy(file, consoles.resolve(file.getFileName()));
      }
    }
  }
}
