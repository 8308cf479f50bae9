// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab.host;

import io.acceptq.examples.scenarios.harness.AcceptqBeans;
import io.acceptq.examples.scenarios.harness.CommandLoop;
import java.io.IOException;

/**
 * One of the two hosts of an experiment: a JVM in a network namespace of its own. The namespace,
 * and with it every link, rule and setting, is deleted when this process ends, in whatever way.
 */
public final class LabHost {
  private LabHost() {}

  public static void main(String[] args) throws IOException {
    CommandLoop commands = new CommandLoop();
    ServerCommands.addTo(commands);
    ClientCommands.addTo(commands);
    TimedClients.addTo(commands);
    HostPrograms.addTo(commands);
    KernelSettings.addTo(commands);
    AcceptqBeans.addTo(commands);
    commands.run();
  }
}
