// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: {@code java -jar acceptq.jar COMMAND}. */
@Command(
    name = "acceptq",
    description = "Shows what happens between the TCP handshake and accept() on this host.",
    mixinStandardHelpOptions = true,
    versionProvider = Acceptq.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    subcommands = {ListCommand.class, AttachCommand.class, CommandLine.HelpCommand.class},
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:failed: the kernel or a file could not be read",
      "2:wrong usage",
      "3-7:acceptq attach cannot; its help lists why",
    })
public final class Acceptq {
  private Acceptq() {}

  @SuppressWarnings("checkstyle:RegexpSinglelineJava") // a process of its own, no service's
  public static void main(String[] args) {
    // Names of processes and paths are bytes to the kernel and UTF-8 to nearly everybody else.
    PrintWriter out = utf8(new FileOutputStream(FileDescriptor.out));
    PrintWriter err = utf8(new FileOutputStream(FileDescriptor.err));
    int status = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command = new CommandLine(new Acceptq());
    command
        .getSubcommands()
        .get("attach")
        .getCommandSpec()
        .usageMessage()
        .footer(AttachCommand.optionHelp());
    return command
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(
            (e, given) -> {
              String name = e.getCommandLine().getCommandSpec().qualifiedName();
              String what = e.getMessage().replaceFirst("\\.$", "");
              err.println("acceptq: " + Printable.text(what) + "; see " + name + " --help.");
              return ExitStatus.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, failed, parsed) -> {
              err.println("acceptq: " + Printable.text(sentence(e)));
              return e instanceof Refusal refusal ? refusal.status : ExitStatus.FAILED;
            })
        .execute(args);
  }

  private static String sentence(Exception e) {
    return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
  }

  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(stream, false, UTF_8);
  }

  /** From the jar's manifest. */
  static final class Version implements IVersionProvider {
    static String number() {
      String number = Acceptq.class.getPackage().getImplementationVersion();
      return number == null ? "unpackaged" : number;
    }

    @Override
    public String[] getVersion() {
      return new String[] {"acceptq " + number()};
    }
  }
}
