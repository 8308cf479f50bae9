// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.acceptq.monitor.cli.output.CommandFailedException;
import io.acceptq.monitor.cli.output.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
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
      TargetFiles files = TargetFiles.of(target);
      int feature = LoadedAgent.javaFeature(properties);
      if (givenJar != null) {
        Path jar = files.given(givenJar);
        requireAgent(files, jar);
        load(jvm, jar.toString(), options);
        return new LoadedAgent(jar.toString(), false, feature);
      }
      String tmpdir = properties.getProperty("java.io.tmpdir", "");
      try (AgentJarCopy copy = AgentJarCopy.in(files, tmpdir, AgentJarCopy.embeddedJar())) {
        load(jvm, copy, options);
        return new LoadedAgent(copy.path, copy.isNew, feature);
      }
    } finally {
      jvm.detach();
    }
  }

  private static void requireAgent(TargetFiles files, Path jar) throws CommandFailedException {
    try {
      if (AgentManifest.isIn(files.read(jar))) {
        return;
      }
      throw notAnAgent(files, jar, "its manifest does not name the agent");
    } catch (SymbolicLinkException e) {
      throw new CommandFailedException(
          ExitStatus.FAILED,
          "%s of process %d cannot be read (%s); copy the agent to another directory."
              .formatted(jar, files.pid, FailureReason.of(e)),
          e);
    } catch (IOException e) {
      throw notAnAgent(files, jar, FailureReason.of(e));
    }
  }

  private static CommandFailedException notAnAgent(TargetFiles files, Path jar, String reason) {
    return new CommandFailedException(
        ExitStatus.USAGE,
        "%s is not an acceptq agent in the file system of process %d (%s)."
            .formatted(jar, files.pid, reason));
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

  private void load(VirtualMachine jvm, AgentJarCopy copy, String options)
      throws CommandFailedException, IOException {
    try {
      load(jvm, copy.path, options);
    } catch (CommandFailedException e) {
      copy.discard();
      throw e;
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
