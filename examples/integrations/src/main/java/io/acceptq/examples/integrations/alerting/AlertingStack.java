// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

import io.acceptq.examples.integrations.process.ChildProcess;
import io.acceptq.examples.integrations.process.LoopbackHttp;
import io.acceptq.examples.integrations.process.ProcessScope;
import io.acceptq.examples.integrations.prometheus.ExportingJvm;
import io.acceptq.examples.integrations.prometheus.PrometheusServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The service under acceptq and the JMX exporter, Prometheus and Alertmanager, all on loopback and
 * with the configuration files of this checkout.
 */
final class AlertingStack {
  final ChildProcess service;
  final PrometheusServer prometheus;
  final int servicePort;
  final int metricsPort = LoopbackHttp.freePort();
  final int alertmanagerPort = LoopbackHttp.freePort();

  /** Starts everything, and returns once everything answers. */
  AlertingStack(Path root, int webhookPort, ProcessScope scope)
      throws IOException, InterruptedException {
    Path directory = scope.directory;
    service = scope.add(ExportingJvm.start(root, directory, metricsPort, AlertedService.class));
    servicePort = readServicePort();
    LoopbackHttp http = new LoopbackHttp();
    service.awaitHttp(http, LoopbackHttp.url(metricsPort, "/metrics"));
    AlertingConfiguration.copy(
        root.resolve("examples/integrations/prometheus"),
        directory,
        Map.of("metrics", metricsPort, "alertmanager", alertmanagerPort, "webhook", webhookPort));
    scope
        .add(Alertmanager.start(directory, alertmanagerPort))
        .awaitHttp(http, Alertmanager.readyUrl(alertmanagerPort));
    prometheus = new PrometheusServer(scope);
  }

  private int readServicePort() throws IOException {
    BufferedReader out = service.process.inputReader(StandardCharsets.US_ASCII);
    String ports = out.readLine();
    if (ports == null) {
      throw new IOException("the service did not start; its stderr:\n" + service.stderr());
    }
    return Integer.parseInt(ports.split(" ", 2)[0]);
  }
}
