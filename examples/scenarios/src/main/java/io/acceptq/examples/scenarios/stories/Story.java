// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import io.acceptq.examples.scenarios.harness.RemoteJvm;
import java.util.List;

/**
 * A problem of a listener, or load that only looks like one.
 *
 * @param name as on the command line
 * @param causes what acceptq has to name, the dominant cause first; empty if the service is healthy
 * @param setup the service and its environment
 * @param script what happens to the running service
 */
record Story(String name, List<String> causes, ServiceSetup setup, Script script) {

  /** What happens to a running service; on the main thread. */
  interface Script {
    void run(RemoteJvm service, ClientLoad clients) throws Exception;
  }

  boolean isHealthy() {
    return causes.isEmpty();
  }

  /** A problem of another process: in the Kernel bean, but not in the log of this service. */
  boolean isOfOtherProcess() {
    return causes.contains("OTHER_LISTENER");
  }
}
