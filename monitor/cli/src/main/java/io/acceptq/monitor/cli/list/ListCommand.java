// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.list;

import io.acceptq.monitor.cli.output.CommandFailedException;
import io.acceptq.monitor.cli.output.ExitStatus;
import io.acceptq.monitor.cli.output.JarVersion;
import io.acceptq.monitor.kernel.Kernel;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.spi.KernelSource;
import io.acceptq.monitor.vocabulary.SourceNote;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code acceptq list}. */
@Command(
    name = "list",
    description = {
      "Lists every listening TCP socket of this network namespace, also of processes that are not"
          + " JVMs or do not run acceptq.",
      "",
      "QUEUE/LIMIT is the length of the accept queue and the backlog that the kernel enforces. A"
          + " queue that holds limit + 1 connections is marked FULL. REQUESTED (the backlog that"
          + " the service requested) and OVERFLOWS (packets dropped because the queue was full)"
          + " are known only if acceptq-agent runs in the process; reading them does not involve"
          + " that process. A dash means unknown.",
      "",
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
public final class ListCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print JSON instead of a table; unknown values are null.")
  boolean json;

  @Option(
      names = {"-u", "--unix"},
      description = "Include Unix domain sockets.")
  boolean unix;

  @Option(
      names = {"-w", "--wide"},
      description = "Show whole command lines.")
  boolean wide;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws CommandFailedException, IOException {
    List<String> notes = new ArrayList<>();
    try (KernelSource source = Kernel.open(true, notes::add)) {
      if (source.status().kind == SourceKind.NONE) {
        throw new CommandFailedException(
            ExitStatus.FAILED, "accept queues cannot be read: " + SourceNote.of(source.status()));
      }
      Listing listing = new Listing(source, Path.of("/proc"), unix, notes);
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? ListingJson.of(listing) + "\n" : ListingTable.of(listing, wide));
    }
    return ExitStatus.OK;
  }
}
