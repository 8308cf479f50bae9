// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a Grafana dashboard asks, with everything chosen in its variables. */
final class Queries {
  /**
   * One question.
   *
   * @param panel whose
   * @param expr as Prometheus takes it
   */
  record Query(String panel, String expr) {}

  private Queries() {}

  static List<Query> of(Path dashboard) throws IOException {
    List<Query> queries = new ArrayList<>();
    for (JsonNode panel : new ObjectMapper().readTree(dashboard.toFile()).path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String expr = target.path("expr").asText();
        queries.add(
            new Query(
                panel.path("title").asText(),
                expr.replace("$__rate_interval", "1m")
                    .replaceAll("\\$(service|instance|port)", ".*")));
      }
    }
    return queries;
  }
}
