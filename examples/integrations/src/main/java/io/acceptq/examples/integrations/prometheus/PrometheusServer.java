// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.acceptq.examples.integrations.process.ChildProcess;
import io.acceptq.examples.integrations.process.LoopbackHttp;
import io.acceptq.examples.integrations.process.ProcessScope;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A Prometheus on loopback, with the configuration in the directory of its scope. */
public final class PrometheusServer {
  private final LoopbackHttp http = new LoopbackHttp();
  private final int port = LoopbackHttp.freePort();
  final ChildProcess process;

  /** Starts it, and returns once it is ready. */
  public PrometheusServer(ProcessScope scope) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "prometheus",
            "--config.file=prometheus.yml",
            "--storage.tsdb.path=prometheus",
            "--web.console.templates=consoles",
            "--web.listen-address=127.0.0.1:" + port);
    process = scope.add(ChildProcess.start("prometheus", scope.directory, command));
    process.awaitHttp(http, url("/-/ready"));
  }

  public String url(String path) {
    return LoopbackHttp.url(port, path);
  }

  /** The {@code data} of a successful answer of its HTTP API, such as {@code query_range}. */
  public JsonNode api(String endpoint, Map<String, String> parameters)
      throws IOException, InterruptedException {
    JsonNode answer = http.json(url("/api/v1/" + endpoint), parameters);
    if (!answer.path("status").asText().equals("success")) {
      throw new IOException(parameters + ": " + answer);
    }
    return answer.path("data");
  }
}
