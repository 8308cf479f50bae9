// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import java.util.List;

/**
 * One thing that goes wrong, or only looks like it.
 *
 * @param name as on the command line
 * @param causes what acceptq has to name, the dominant one first; none for a healthy story
 * @param behaviour of the service
 * @param backlog it asks for
 * @param options of its JVM
 * @param ground what has to be done to the machine before it starts
 * @param plot what happens to it
 */
record Story(
    String name,
    List<String> causes,
    Behaviour behaviour,
    int backlog,
    List<String> options,
    Ground ground,
    Plot plot) {

  /** What is done to a running service. */
  interface Plot {
    void play(Stage stage) throws Exception;
  }

  boolean isHealthy() {
    return causes.isEmpty();
  }

  /** Trouble of another process: to be seen by who looks, and nothing for this service's log. */
  boolean isElsewhere() {
    return causes.contains("OTHER_LISTENER");
  }
}
