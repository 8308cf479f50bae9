// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.grafana;

import io.acceptq.examples.integrations.process.ChildProcess;
import io.acceptq.examples.integrations.prometheus.PrometheusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Takes a screenshot of the Prometheus console, which has the panels of the dashboard. */
public final class ConsoleScreenshot {
  private ConsoleScreenshot() {}

  /**
   * Runs Chromium once.
   *
   * @param directory for Chromium's profile
   */
  public static void take(PrometheusServer prometheus, Path directory, Path picture)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "chromium",
            "--headless=new",
            "--no-sandbox", // Chromium's sandbox refuses root; the page is ours
            "--disable-gpu",
            "--hide-scrollbars",
            "--window-size=1280,1400",
            "--virtual-time-budget=8000",
            "--user-data-dir=" + directory.resolve("profile"),
            "--screenshot=" + picture.toAbsolutePath(),
            prometheus.url("/consoles/acceptq.html?service=shop&range=2m"));
    try (ChildProcess chromium = ChildProcess.start("chromium", directory, command)) {
      if (!chromium.process.waitFor(60, TimeUnit.SECONDS) || !Files.exists(picture)) {
        throw new IOException("Chromium wrote no screenshot; its stderr:\n" + chromium.stderr());
      }
    }
  }
}
