// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a running Prometheus has to show of a run. */
final class Dashboard {
  private static final int STEP_SECONDS = 5;

  private final Chain chain;

  Dashboard(Chain chain) {
    this.chain = chain;
  }

  /**
   * Asks what Grafana would ask for the last seconds.
   *
   * @return how many questions that were
   * @throws IOException that names those without an answer
   */
  int askAll(Path dashboard, long lastSeconds) throws IOException, InterruptedException {
    long now = System.currentTimeMillis() / 1000;
    List<Queries.Query> queries = Queries.of(dashboard);
    List<String> empty = new ArrayList<>();
    for (Queries.Query query : queries) {
      JsonNode data =
          chain.ask(
              "query_range",
              Map.of(
                  "query", query.expr(),
                  "start", Long.toString(now - lastSeconds),
                  "end", Long.toString(now),
                  "step", Integer.toString(STEP_SECONDS)));
      if (data.path("result").isEmpty()) {
        empty.add(query.panel() + ": " + query.expr());
      }
    }
    if (!empty.isEmpty()) {
      throw new IOException(dashboard + " has no data for\n" + String.join("\n", empty));
    }
    return queries.size();
  }

  /** Has Chromium draw the console, which has the same panels. */
  void draw(Path picture) throws IOException, InterruptedException {
    String console = "/consoles/acceptq.html?service=shop&range=2m";
    List<String> command =
        List.of(
            "chromium",
            "--headless=new",
            "--no-sandbox", // it does not start as root with one, and sees our own page only
            "--disable-gpu",
            "--hide-scrollbars",
            "--window-size=1280,1400",
            "--virtual-time-budget=8000",
            "--user-data-dir=" + chain.workplace.directory.resolve("profile"),
            "--screenshot=" + picture.toAbsolutePath(),
            Programs.url(chain.prometheus, console));
    try (Program chromium = Program.start("chromium", chain.workplace.directory, command)) {
      if (!chromium.process.waitFor(60, TimeUnit.SECONDS) || !Files.exists(picture)) {
        throw new IOException("chromium drew nothing; it said:\n" + chromium.said());
      }
    }
  }
}
