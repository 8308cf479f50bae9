// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.monitor.config.Settings;
import io.acceptq.monitor.statusfile.Status;
import java.io.IOException;
import java.io.PrintWriter;
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
      "Loads the agent into a running JVM of Java 8 to 25 and says what it finds there.",
      "",
      "It stays until that JVM ends. What listeners were asked for before it came is unknown; the"
          + " flag -javaagent shows all from the start. Java 21 and later print a warning on the"
          + " service's stderr when an agent comes this way (JEP 451), unless they were started"
          + " with -XX:+EnableDynamicAgentLoading.",
      "",
    },
    mixinStandardHelpOptions = true,
    versionProvider = Acceptq.Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the agent runs and has told what it found",
      "1:failed: a file could not be written, or the agent does not tell",
      "2:wrong usage",
      "3:there is no such process",
      "4:the process is not a JVM",
      "5:the process belongs to another user",
      "6:the JVM refuses or does not answer",
      "7:the JVM already runs acceptq",
    })
final class AttachCommand implements Callable<Integer> {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

  @Parameters(index = "0", paramLabel = "PID", description = "The process.")
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
          "The agent, as the process sees its file system. Default: a copy of the one in here, put"
              + " in that process's temp directory.")
  String agentJar;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws Refusal, IOException {
    String argument = String.join(",", options);
    requireUnderstood(argument);
    requireJdk();
    Target target = Target.of(pid);
    requireNew(target);
    Loading.Done done = new Loading(target).load(agentJar, argument);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        Settings.of(argument).nativeAllowed()
            ? Found.text(target, done, await(target))
            : Found.silent(target, done));
    return ExitStatus.OK;
  }

  /** One line for each option of the agent. */
  static String[] optionHelp() {
    List<String> lines = new ArrayList<>(List.of("", "Options of the agent:"));
    for (var option : io.acceptq.monitor.config.Option.values()) {
      lines.add("  " + option.key + "=" + option.defaultText + " (" + option.allowed + ")");
      lines.add("      " + option.meaning);
    }
    lines.replaceAll(line -> line.replace("%", "%%")); // picocli formats them
    return lines.toArray(new String[0]);
  }

  /** The agent would run on with a default and complain where nobody looks. */
  private static void requireUnderstood(String argument) throws Refusal {
    for (String complaint : Settings.of(argument).complaints()) {
      String what = complaint.substring(0, complaint.lastIndexOf(';'));
      throw new Refusal(ExitStatus.USAGE, what + ".");
    }
  }

  private static void requireJdk() throws Refusal {
    if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
      throw new Refusal(
          ExitStatus.FAILED, "this Java has no module jdk.attach; run acceptq with a JDK.");
    }
  }

  private static void requireNew(Target target) throws Refusal, IOException {
    for (Map.Entry<Path, String> descriptor : Descriptors.links(target.proc).entrySet()) {
      String link = descriptor.getValue();
      // It publishes nothing before the service listens; but the JVM keeps its jar open.
      if (Descriptors.isBoard(link)
          || (link.endsWith(".jar") && AgentJar.isAgent(descriptor.getKey()))) {
        throw new Refusal(
            ExitStatus.ALREADY_LOADED,
            "process " + target.pid + " already runs acceptq; see acceptq list, or its MBeans.");
      }
    }
  }

  /** The first bulletin, which comes with the first sample. */
  private static Status await(Target target) throws Refusal {
    long start = System.nanoTime();
    String why = "it publishes nothing; the service's stderr may say why, its MBeans are there";
    while (System.nanoTime() - start < PATIENCE) {
      try {
        Optional<Path> board = Descriptors.board(target.proc);
        if (board.isPresent()) {
          return Boards.read(board.get());
        }
      } catch (IOException e) {
        why = e.getMessage();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    throw new Refusal(
        ExitStatus.FAILED, "process " + target.pid + " has loaded the agent, but " + why + ".");
  }
}
