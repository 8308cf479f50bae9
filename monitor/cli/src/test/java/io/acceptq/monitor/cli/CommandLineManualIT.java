// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.CommandRun;
import io.acceptq.testing.LiveTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the manual, in order, and compares what they print. */
@LiveTest
class CommandLineManualIT {
  private static final Path MANUAL = Path.of("../docs/command-line.md");

  /** A command, and the lines below it up to the next command or the end of the block. */
  private static final Pattern EXAMPLE =
      Pattern.compile("^    \\$ (.+)\\n((?:    (?!\\$ ).*\\n|\\n(?=    ))+)", Pattern.MULTILINE);

  private static final String WITH_AGENT = "10179";
  private static final String WITHOUT_AGENT = "10180";

  @TempDir Path folder;
  private Path tmpdir;
  private IsolatedHost host;
  private TestProcess withAgent;
  private TestProcess withoutAgent;

  /** The scene that the manual describes. */
  @BeforeEach
  void start() throws Exception {
    tmpdir = Files.createDirectory(folder.resolve("tmp"));
    host = new IsolatedHost(folder);
    host.run(List.of("sh", "-c", "echo 4096 > /proc/sys/net/core/somaxconn"));
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    withAgent = host.startService(17, List.of("-javaagent:" + agent), "8080:2", "8443:10000");
    withoutAgent = host.startService(21, List.of("-Djava.io.tmpdir=" + tmpdir), "9090:50");
    IsolatedHost.await()
        .untilAsserted(
            () -> assertThat(host.acceptq("list").out()).containsPattern("8443 +0/4096 +10000 "));
    host.connect("8080", 5);
    IsolatedHost.await()
        .untilAsserted(
            () -> assertThat(host.acceptq("list").out()).containsPattern("3/2  FULL +2 +[1-9]"));
  }

  @AfterEach
  void close() throws Exception {
    host.close();
  }

  @Test
  void everyCommandPrintsWhatTheManualShows() throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(MANUAL));
    List<String> commands = new ArrayList<>();
    while (example.find()) {
      String command = example.group(1);
      commands.add(command);
      assertThat(comparable(run(command)))
          .as(command)
          .matches(pattern(comparable(example.group(2).replaceAll("(?m)^    ", ""))));
    }
    assertThat(commands).hasSize(9);
  }

  @Test
  void everyKeyIsDescribed() throws Exception {
    String manual = Files.readString(MANUAL);
    int start = manual.indexOf("| key | meaning |\n|---|---|\n");
    String table = manual.substring(start, manual.indexOf("\n\n", start));
    Set<String> described = matches("(?m)^\\| `(?:\\w+\\[\\]\\.)*(\\w+)(?:\\[\\])?` \\|", table);
    assertThat(matches("\"(\\w+)\":", host.acceptq("list", "--json").out())).isEqualTo(described);
  }

  /** With sudo as root, which runs this test, otherwise as nobody. */
  private String run(String command) throws IOException {
    Path jar = folder.resolve("acceptq.jar");
    if (!Files.exists(jar)) {
      Files.copy(PackagedCommand.JAR, jar);
    }
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    String line =
        command
            .replace("sudo ", "")
            .replace("java -jar acceptq.jar", java + " -jar " + jar)
            .replace(WITH_AGENT, withAgent.pid())
            .replace(WITHOUT_AGENT, withoutAgent.pid());
    List<String> shell = List.of("sh", "-c", "{ " + line + "; } 2>&1");
    CommandRun done = host.run(command.startsWith("sudo ") ? shell : host.asNobody(shell));
    assertThat(done.err()).isEmpty();
    return done.out();
  }

  /** Without what differs between two runs: process IDs, widths of columns, counts of packets. */
  private String comparable(String text) {
    return text.replace(tmpdir.toString(), "/tmp")
        .replaceAll("\\b" + withAgent.pid() + "\\b", WITH_AGENT)
        .replaceAll("\\b" + withoutAgent.pid() + "\\b", WITHOUT_AGENT)
        .replaceAll("\\b\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?(-[0-9a-f]{12})?( |\\.jar|\\n)", "VERSION$3")
        .replaceAll("(ListenOverflows|ListenDrops) \\d+", "$1 N")
        .replaceAll("(FULL +2) +[1-9]\\d*", "$1 N")
        .replaceAll("(\"(inode|overflows|socketDrops)\": )[1-9]\\d*", "$1N")
        .replaceAll(" +", " ")
        .strip();
  }

  /** A line of three dots stands for any text. */
  private static String pattern(String expected) {
    return Stream.of(expected.split("(?m)^\\.\\.\\.$", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("(?s:.*)"));
  }

  private static Set<String> matches(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
