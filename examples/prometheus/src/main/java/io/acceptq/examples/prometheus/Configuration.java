// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files that users copy, copied: as they are, but for the addresses of this run, and for how
 * long an alert is held after its trouble, which nobody wants to watch.
 */
final class Configuration {
  private static final List<String> FILES =
      List.of("prometheus.yml", "alertmanager.yml", "alerts.yml", "recording.yml");

  static final String HELD = "20s";

  private Configuration() {}

  static void copy(Path from, Path to, int metrics, int alertmanager, int pager)
      throws IOException {
    Map<String, String> changes =
        Map.of(
            "127.0.0.1:9404", "127.0.0.1:" + metrics,
            "127.0.0.1:9093", "127.0.0.1:" + alertmanager,
            "127.0.0.1:9099", "127.0.0.1:" + pager,
            "keep_firing_for: 3m", "keep_firing_for: " + HELD,
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
        throw new IOException("none of " + FILES + " has " + before + " any more");
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
