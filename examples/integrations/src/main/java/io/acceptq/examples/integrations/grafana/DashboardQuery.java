// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acceptq.examples.integrations.prometheus.PrometheusServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A query of the Grafana dashboard, with "All" selected in every variable.
 *
 * @param panel title of its panel
 * @param expr as Prometheus accepts it
 */
public record DashboardQuery(String panel, String expr) {
  private static final int STEP_SECONDS = 5;

  /** All queries of a dashboard. */
  static List<DashboardQuery> of(Path dashboard) throws IOException {
    List<DashboardQuery> queries = new ArrayList<>();
    for (JsonNode panel : new ObjectMapper().readTree(dashboard.toFile()).path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String expr =
            target
                .path("expr")
                .asText()
                .replace("$__rate_interval", "1m")
                .replaceAll("\\$(service|instance|port)", ".*");
        queries.add(new DashboardQuery(panel.path("title").asText(), expr));
      }
    }
    return queries;
  }

  private boolean hasData(PrometheusServer prometheus, long lastSeconds)
      throws IOException, InterruptedException {
    long now = System.currentTimeMillis() / 1000;
    JsonNode data =
        prometheus.api(
            "query_range",
            Map.of(
                "query", expr,
                "start", Long.toString(now - lastSeconds),
                "end", Long.toString(now),
                "step", Integer.toString(STEP_SECONDS)));
    return !data.path("result").isEmpty();
  }

  /**
   * Runs every query of a dashboard over the last seconds.
   *
   * @return the number of queries
   * @throws IOException that names the queries without data
   */
  public static int runAll(Path dashboard, PrometheusServer prometheus, long lastSeconds)
      throws IOException, InterruptedException {
    List<DashboardQuery> queries = of(dashboard);
    List<String> empty = new ArrayList<>();
    for (DashboardQuery query : queries) {
      if (!query.hasData(prometheus, lastSeconds)) {
        empty.add(query.panel + ": " + query.expr);
      }
    }
    if (!empty.isEmpty()) {
      throw new IOException(dashboard + ": no data for\n" + String.join("\n", empty));
    }
    return queries.size();
  }
}
