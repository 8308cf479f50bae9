// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.cli.output.ExitStatus;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual describes the options and exit statuses. A failure prints the expected table. */
class CommandLineManualTest {
  private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

  private final CommandSpec acceptq = Acceptq.commandLine(NOWHERE, NOWHERE).getCommandSpec();

  @Test
  void describesTheOptionsOfAllCommands() throws Exception {
    assertThat(manual()).contains(table("option", rows(acceptq.options())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "attach"})
  void describesTheOptionsOfACommand(String name) throws Exception {
    CommandSpec command = command(name);
    List<String> rows = new ArrayList<>();
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      rows.add(row("`" + parameter.paramLabel() + "`", parameter.description()));
    }
    rows.addAll(rows(command.options().stream().filter(option -> !isInherited(option)).toList()));
    assertThat(manual()).contains(table("option", rows));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "attach"})
  void describesExitStatuses(String name) throws Exception {
    CommandSpec command = name.isEmpty() ? acceptq : command(name);
    List<String> rows = new ArrayList<>();
    command
        .usageMessage()
        .exitCodeList()
        .forEach((status, meaning) -> rows.add(row(status, meaning)));
    assertThat(manual()).contains(table("status", rows));
  }

  @Test
  void attachHelpListsEveryExitStatus() throws Exception {
    List<String> statuses = new ArrayList<>();
    for (Field status : ExitStatus.class.getFields()) {
      statuses.add(status.get(null).toString());
    }
    assertThat(command("attach").usageMessage().exitCodeList().keySet())
        .containsExactlyElementsOf(statuses);
  }

  private CommandSpec command(String name) {
    return acceptq.subcommands().get(name).getCommandSpec();
  }

  private boolean isInherited(OptionSpec option) {
    return acceptq.options().stream()
        .anyMatch(other -> other.longestName().equals(option.longestName()));
  }

  private static List<String> rows(List<OptionSpec> options) {
    return options.stream()
        .map(
            option ->
                row(
                    Stream.of(option.names())
                        .map(name -> "`" + name + value(option) + "`")
                        .collect(Collectors.joining(", ")),
                    option.description()))
        .toList();
  }

  private static String value(OptionSpec option) {
    return option.arity().max() == 0 ? "" : "=" + option.paramLabel();
  }

  private static String row(String name, String... description) {
    return "| %s | %s |\n".formatted(name, String.join(" ", description));
  }

  private static String table(String heading, List<String> rows) {
    return "| " + heading + " | meaning |\n|---|---|\n" + String.join("", rows) + "\n";
  }

  private static String manual() throws Exception {
    return Files.readString(Path.of("../docs/command-line.md"));
  }
}
