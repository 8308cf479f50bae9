// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

import io.acceptq.examples.integrations.process.ChildProcess;
import io.acceptq.examples.integrations.process.LoopbackHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts an Alertmanager on loopback. */
final class Alertmanager {
  private Alertmanager() {}

  /** Reads alertmanager.yml of this directory. It answers at {@link #readyUrl} once it is ready. */
  static ChildProcess start(Path directory, int port) throws IOException {
    List<String> command =
        List.of(
            "prometheus-alertmanager",
            "--config.file=alertmanager.yml",
            "--storage.path=alertmanager",
            "--web.listen-address=127.0.0.1:" + port,
            "--cluster.listen-address="); // no gossip: its port would not be on loopback
    return ChildProcess.start("alertmanager", directory, command);
  }

  static String readyUrl(int port) {
    return LoopbackHttp.url(port, "/-/ready");
  }
}
