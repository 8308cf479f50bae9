// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.acceptq.monitor.cli.output.CommandFailedException;
import io.acceptq.monitor.cli.output.ExitStatus;
import java.io.IOException;
import java.util.Properties;

/** Loads the agent into a process that has been checked. */
final class AgentLoader {
  private final TargetProcess target;

  AgentLoader(TargetProcess target) {
    this.target = target;
  }

  /**
   * @param givenJar a path in the target's file system; null for a copy of the agent in acceptq.jar
   */
  LoadedAgent load(String givenJar, String options) throws CommandFailedException, IOException {
    VirtualMachine jvm = attach();
    try {
      Properties properties = jvm.getSystemProperties();
      TargetFiles files = new TargetFiles(target);
      AgentJarCopy jar =
          givenJar == null
              ? AgentJarCopy.copied(files, properties.getProperty("java.io.tmpdir"))
              : AgentJarCopy.given(files, givenJar);
      try {
        load(jvm, jar.path, options);
      } catch (CommandFailedException e) {
        jar.discard();
        throw e;
      }
      return new LoadedAgent(jar.path, jar.isNew(), LoadedAgent.javaFeature(properties));
    } finally {
      jvm.detach();
    }
  }

  private VirtualMachine attach() throws CommandFailedException {
    try {
      return VirtualMachine.attach(Integer.toString(target.pid));
    } catch (AttachNotSupportedException e) {
      // sun.tools.attach has two messages: disabled according to perf data, and no answer in 10 s.
      boolean disabled = String.valueOf(e.getMessage()).contains("does not support");
      throw new CommandFailedException(
          ExitStatus.REFUSED,
          disabled
              ? target.attachDisabled()
              : "the JVM in process " + target.pid + " does not respond: " + e.getMessage() + ".",
          e);
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitStatus.NOT_PERMITTED,
          "process %d cannot be attached to (%s); run as %s."
              .formatted(target.pid, e.getMessage(), target.user()),
          e);
    }
  }

  private void load(VirtualMachine jvm, String jar, String options)
      throws CommandFailedException, IOException {
    try {
      jvm.loadAgent(jar, options);
    } catch (AgentLoadException e) {
      String message = String.valueOf(e.getMessage());
      if (message.equals("0")) {
        return; // success, as a JVM before 9 reports it to a newer attach API
      }
      throw new CommandFailedException(
          ExitStatus.REFUSED,
          "the JVM in process " + target.pid + " did not load the agent: " + reason(message) + ".",
          e);
    } catch (AgentInitializationException e) {
      throw new CommandFailedException(
          ExitStatus.FAILED,
          "the agent failed to start in process " + target.pid + "; check the service's stderr.",
          e);
    }
  }

  private static String reason(String message) {
    return message.contains("Dynamic agent loading is not enabled")
        ? "it was started with -XX:-EnableDynamicAgentLoading; restart it with -javaagent"
        : message;
  }
}
