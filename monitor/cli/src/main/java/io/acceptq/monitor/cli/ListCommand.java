// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.monitor.kernel.Kernel;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.spi.KernelSource;
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
      "Lists every listening TCP socket of this network namespace, Java or not, agent or not.",
      "",
      "QUEUE/LIMIT is the accept queue now and the backlog the kernel holds; limit + 1 connections"
          + " fit, then it is marked FULL. REQUESTED (the backlog the service asked for) and"
          + " OVERFLOWS (packets refused for a full queue) are known where the process runs"
          + " acceptq-agent, and read without its taking part. A dash is unknown.",
      "",
    },
    mixinStandardHelpOptions = true,
    versionProvider = Acceptq.Version.class)
final class ListCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print JSON, null for unknown, instead of a table.")
  boolean json;

  @Option(
      names = {"-u", "--unix"},
      description = "Unix domain sockets too.")
  boolean unix;

  @Option(
      names = {"-w", "--wide"},
      description = "Whole command lines.")
  boolean wide;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws Refusal, IOException {
    List<String> notes = new ArrayList<>();
    try (KernelSource source = Kernel.open(true, notes::add)) {
      if (source.kind() == SourceKind.NONE) {
        throw new Refusal(
            ExitStatus.FAILED, "the kernel's queues cannot be read: " + source.note());
      }
      Listing listing = Listing.of(source, Path.of("/proc"), unix, notes);
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? ListingJson.of(listing) + "\n" : ListingTable.of(listing, wide));
    }
    return ExitStatus.OK;
  }
}
