// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import io.acceptq.examples.scenarios.harness.RemoteJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A service under the agent, after its clients have connected; acceptq has recorded their load. */
final class RecordedLoad implements AutoCloseable {
  private final RemoteJvm service;
  private final ClientLoad clients;
  private final Path log;

  /**
   * @param agent jar of the agent, and its options if any
   * @param settleSeconds how long to wait after the script
   */
  static RecordedLoad record(
      ServiceSetup setup, String agent, Story.Script script, double settleSeconds)
      throws Exception {
    Path log = Files.createTempFile("acceptq-load", ".log");
    RecordedLoad load = new RecordedLoad(setup.start(agent, log), log);
    try {
      script.run(load.service, load.clients);
      load.service.pause(settleSeconds);
      return load;
    } catch (Exception e) {
      load.close();
      throw e;
    }
  }

  private RecordedLoad(RemoteJvm service, Path log) {
    this.service = service;
    this.clients = new ClientLoad(service);
    this.log = log;
  }

  RemoteJvm service() {
    return service;
  }

  ClientLoad clients() {
    return clients;
  }

  /** The value of an attribute of the listener's MBean. */
  String attribute(String name) throws IOException {
    return service.ask("attribute", StoryService.PORT, name);
  }

  @Override
  public void close() throws IOException {
    clients.close();
    service.kill();
    service.close();
    Files.delete(log);
  }
}
