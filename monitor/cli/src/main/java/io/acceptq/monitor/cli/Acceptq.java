// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.acceptq.monitor.cli.attach.AttachCommand;
import io.acceptq.monitor.cli.list.ListCommand;
import io.acceptq.monitor.cli.output.CommandFailedException;
import io.acceptq.monitor.cli.output.ExitStatus;
import io.acceptq.monitor.cli.output.JarVersion;
import io.acceptq.monitor.cli.output.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code java -jar acceptq.jar COMMAND}. */
@Command(
    name = "acceptq",
    description = "Shows what happens between the TCP handshake and accept() on this host.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    subcommands = {ListCommand.class, AttachCommand.class, CommandLine.HelpCommand.class},
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Success.",
      "1:Failure: the kernel or a file could not be read or written.",
      "2:Wrong usage.",
      "3-7:acceptq attach failed; its help lists the reasons.",
    })
public final class Acceptq {
  private Acceptq() {}

  @SuppressWarnings("checkstyle:RegexpSinglelineJava") // this JVM is ours, not a service's
  public static void main(String[] args) {
    // Process names and paths are bytes to the kernel, and nearly always UTF-8.
    PrintWriter out = utf8(new FileOutputStream(FileDescriptor.out));
    PrintWriter err = utf8(new FileOutputStream(FileDescriptor.err));
    int status = commandLine(out, err).execute(args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine commandLine = new CommandLine(new Acceptq());
    commandLine
        .getSubcommands()
        .get("attach")
        .getCommandSpec()
        .usageMessage()
        .footer(AttachCommand.optionHelp());
    return commandLine
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(
            (e, args) -> {
              String command = e.getCommandLine().getCommandSpec().qualifiedName();
              String message = e.getMessage().replaceFirst("\\.$", "");
              err.println("acceptq: " + Printable.text(message) + "; see " + command + " --help.");
              return ExitStatus.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, failed, parsed) -> {
              err.println("acceptq: " + Printable.text(message(e)));
              return e instanceof CommandFailedException failure
                  ? failure.status
                  : ExitStatus.FAILED;
            });
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
  }

  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(stream, false, UTF_8);
  }
}
