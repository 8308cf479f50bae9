// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Properties;

/** Loads the agent into a target that has been looked at, and says no in one sentence. */
final class Loading {
  private final Target target;

  Loading(Target target) {
    this.target = target;
  }

  /** The jar that was loaded, and the target's system properties. */
  record Done(AgentJar jar, Properties properties) {
    int feature() {
      String version = properties.getProperty("java.specification.version", "0");
      return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }
  }

  Done load(String givenJar, String options) throws Refusal, IOException {
    VirtualMachine jvm = attach();
    try {
      Properties properties = jvm.getSystemProperties();
      TargetFiles files = new TargetFiles(target);
      AgentJar jar =
          givenJar == null
              ? AgentJar.copied(files, properties.getProperty("java.io.tmpdir"))
              : AgentJar.given(files, givenJar);
      Done done = new Done(jar, properties);
      try {
        load(jvm, done, options);
      } catch (Refusal e) {
        jar.discard();
        throw e;
      }
      return done;
    } finally {
      jvm.detach();
    }
  }

  private VirtualMachine attach() throws Refusal {
    try {
      return VirtualMachine.attach(Integer.toString(target.pid));
    } catch (AttachNotSupportedException e) {
      // The two messages of sun.tools.attach: flagged in its perf data, or no answer in 10 s.
      boolean disabled = String.valueOf(e.getMessage()).contains("does not support");
      throw new Refusal(
          ExitStatus.REFUSED,
          disabled
              ? target.attachDisabled()
              : "the JVM in process " + target.pid + " does not answer: " + e.getMessage() + ".",
          e);
    } catch (IOException e) {
      throw new Refusal(
          ExitStatus.NOT_PERMITTED,
          "process "
              + target.pid
              + " cannot be attached to ("
              + e.getMessage()
              + "); run as "
              + target.user()
              + ".",
          e);
    }
  }

  private void load(VirtualMachine jvm, Done done, String options) throws Refusal, IOException {
    try {
      jvm.loadAgent(done.jar().path, options);
    } catch (AgentLoadException e) {
      String message = String.valueOf(e.getMessage());
      if (message.equals("0")) {
        return; // how the answer "done" of a JVM before 9 looks to a later one
      }
      throw new Refusal(
          ExitStatus.REFUSED,
          "the JVM in process " + target.pid + " did not load the agent: " + reason(message) + ".",
          e);
    } catch (AgentInitializationException e) {
      throw new Refusal(
          ExitStatus.FAILED,
          "the agent failed in process " + target.pid + "; its stderr says why.",
          e);
    }
  }

  private static String reason(String message) {
    return message.contains("Dynamic agent loading is not enabled")
        ? "it was started with -XX:-EnableDynamicAgentLoading; use -javaagent at its next start"
        : message;
  }
}
