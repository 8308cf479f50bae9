// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import io.acceptq.examples.scenarios.harness.JvmLauncher;
import io.acceptq.examples.scenarios.harness.RemoteJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How a service is started.
 *
 * @param behaviour how it accepts
 * @param backlog what it requests
 * @param jvmOptions in addition to the agent
 * @param environment what is prepared before it starts
 */
record ServiceSetup(
    AcceptBehaviour behaviour, int backlog, List<String> jvmOptions, StoryEnvironment environment) {

  static ServiceSetup of(AcceptBehaviour behaviour, int backlog) {
    return new ServiceSetup(behaviour, backlog, List.of(), StoryEnvironment.PLAIN);
  }

  ServiceSetup withJvmOptions(List<String> options) {
    return new ServiceSetup(behaviour, backlog, options, environment);
  }

  ServiceSetup in(StoryEnvironment prepared) {
    return new ServiceSetup(behaviour, backlog, jvmOptions, prepared);
  }

  /**
   * Prepares the environment and starts the service; returns once it listens.
   *
   * @param agent jar of the agent, and its options if any
   * @param log where its stderr goes
   */
  RemoteJvm start(String agent, Path log) throws IOException, InterruptedException {
    RemoteJvm service =
        JvmLauncher.of(StoryService.class)
            .prefix(environment.prepare())
            .options(jvmOptions)
            .options(List.of("-javaagent:" + agent))
            .arguments(behaviour.name(), Integer.toString(backlog))
            .start("the service", ProcessBuilder.Redirect.to(log.toFile()));
    service.awaitReady();
    return service;
  }
}
