// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import io.acceptq.monitor.cli.output.CommandFailedException;
import io.acceptq.monitor.cli.output.ExitStatus;
import io.acceptq.monitor.cli.output.JarVersion;
import io.acceptq.monitor.cli.process.DescriptorLinks;
import io.acceptq.monitor.cli.process.StatusFileReader;
import io.acceptq.monitor.config.Settings;
import io.acceptq.monitor.statusfile.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acceptq attach}. */
@Command(
    name = "attach",
    description = {
      "Loads the agent into a running JVM (Java 8 to 25) and reports what it finds there.",
      "",
      "The agent stays loaded until that JVM ends. The requested backlog of listeners that were"
          + " bound before is unknown; to see everything, start the service with -javaagent."
          + " Java 21 and later print a warning on the service's stderr when an agent is attached"
          + " (JEP 451), unless they were started with -XX:+EnableDynamicAgentLoading.",
      "",
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:The agent is loaded.",
      "1:Failure: a file could not be read or written, or the agent does not report.",
      "2:Wrong usage.",
      "3:There is no such process.",
      "4:The process is not a JVM.",
      "5:The process belongs to another user, or cannot be inspected.",
      "6:The JVM refuses to be attached to, or does not respond.",
      "7:The JVM already runs acceptq.",
    })
public final class AttachCommand implements Callable<Integer> {
  private static final int STATUS_TIMEOUT_SECONDS = 15;

  @Parameters(index = "0", paramLabel = "PID", description = "Process ID of the JVM.")
  int pid;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY=VALUE",
      description = "Options of the agent, listed below.")
  List<String> options = List.of();

  @Option(
      names = "--agent-jar",
      paramLabel = "PATH",
      description =
          "Agent jar to load, as a path in the file system of that process. Default: a copy of the"
              + " agent in acceptq.jar, written to the temp directory of that process.")
  String agentJar;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws CommandFailedException, IOException {
    String argument = String.join(",", options);
    requireValidOptions(argument);
    requireJdk();
    TargetProcess target = TargetProcess.of(pid);
    requireNotLoaded(target);
    LoadedAgent agent = new AgentLoader(target).load(agentJar, argument);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        Settings.of(argument).nativeAllowed()
            ? AttachReport.of(target, agent, awaitStatus(target))
            : AttachReport.withoutStatus(target, agent));
    return ExitStatus.OK;
  }

  /** Two lines for each option of the agent. */
  public static String[] optionHelp() {
    List<String> lines = new ArrayList<>(List.of("", "Options of the agent:"));
    for (var option : io.acceptq.monitor.config.Option.values()) {
      lines.add("  " + option.key + "=" + option.defaultText + " (" + option.allowed + ")");
      lines.add("      " + option.meaning);
    }
    lines.replaceAll(line -> line.replace("%", "%%")); // picocli formats them
    return lines.toArray(new String[0]);
  }

  /** The agent itself would use the default and report that only on the service's stderr. */
  private static void requireValidOptions(String argument) throws CommandFailedException {
    for (String warning : Settings.of(argument).warnings()) {
      int end = warning.lastIndexOf(';'); // what the agent uses instead follows
      String problem = end < 0 ? warning : warning.substring(0, end);
      throw new CommandFailedException(ExitStatus.USAGE, problem + ".");
    }
  }

  private static void requireJdk() throws CommandFailedException {
    if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
      throw new CommandFailedException(
          ExitStatus.FAILED, "this Java has no module jdk.attach; run acceptq with a JDK.");
    }
  }

  private static void requireNotLoaded(TargetProcess target)
      throws CommandFailedException, IOException {
    for (Map.Entry<Path, String> descriptor : DescriptorLinks.of(target.proc).entrySet()) {
      String link = descriptor.getValue();
      // Without a status file the agent may be loaded too, but the JVM keeps its jar open.
      if (DescriptorLinks.isStatusFile(link)
          || (link.endsWith(".jar") && isAgent(descriptor.getKey()))) {
        throw new CommandFailedException(
            ExitStatus.ALREADY_LOADED,
            "process " + target.pid + " already runs acceptq; use acceptq list or its MBeans.");
      }
    }
  }

  private static boolean isAgent(Path descriptor) {
    try { // opening a pipe would wait for its writer
      return Files.isRegularFile(descriptor)
          && AgentManifest.isIn(Files.newInputStream(descriptor));
    } catch (IOException e) {
      return false; // closed in the meantime
    }
  }

  /** The agent publishes its first status after its first sample. */
  private static Status awaitStatus(TargetProcess target) throws CommandFailedException {
    long start = System.nanoTime();
    String reason =
        "no status was published within %d s; check the service's stderr (its MBeans may still be"
                .formatted(STATUS_TIMEOUT_SECONDS)
            + " available)";
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(STATUS_TIMEOUT_SECONDS)) {
      try {
        Optional<Path> statusFile = DescriptorLinks.statusFile(target.proc);
        if (statusFile.isPresent()) {
          return StatusFileReader.read(statusFile.get());
        }
      } catch (IOException e) {
        reason = "its status cannot be read: " + e.getMessage();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    throw new CommandFailedException(
        ExitStatus.FAILED,
        "the agent is loaded into process " + target.pid + ", but " + reason + ".");
  }
}
