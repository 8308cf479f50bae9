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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code acceptq attach} to a JVM with other process IDs and another /tmp, as in a container. */
@LiveTest
class AttachContainerIT {
  @TempDir Path folder;
  private IsolatedHost host;

  /** Class files: the service does not see /tmp of this host. */
  private Path classes;

  @BeforeEach
  void open() throws Exception {
    host = new IsolatedHost(folder);
    classes = Files.createTempDirectory(Path.of("/var/tmp"), "acceptq-container");
  }

  @AfterEach
  void close() throws Exception {
    host.close();
    try (Stream<Path> files = Files.list(classes)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(classes);
  }

  @Test
  void copiesTheAgentIntoTheFileSystemOfTheContainer() throws Exception {
    ProcessHandle service = startService("mount -t tmpfs none /tmp");
    CommandRun done = host.acceptq("attach", Long.toString(service.pid()));
    assertThat(done.err()).isEmpty();
    assertThat(done.out()).contains("Agent: /tmp/acceptq-agent-", "(new copy)");
    assertThat(done.out()).containsPattern("127.0.0.1:\\d+ +0/3 +- +Unseen\n");
    assertThat(Path.of("/proc/" + service.pid() + "/root", agentPath(done.out()))).exists();
    assertThat(host.acceptq("list").out()).containsPattern("0/3 +- +0 +" + service.pid());
  }

  @Test
  void leavesNoFileWhenTheCopyDoesNotFit() throws Exception {
    ProcessHandle service = startService("mount -t tmpfs -o size=128k none /tmp");
    CommandRun done = host.acceptq("attach", Long.toString(service.pid()));
    assertThat(done.err())
        .startsWith("acceptq: the agent could not be copied to /tmp of process " + service.pid())
        .contains("No space left on device");
    assertThat(done.status()).isEqualTo(1);
    try (Stream<Path> files = Files.list(Path.of("/proc/" + service.pid() + "/root/tmp"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("hsperfdata_root")
          .noneMatch(name -> name.startsWith("acceptq"));
    }
  }

  @Test
  void loadsAGivenJarOfTheContainer() throws Exception {
    Path agent = Path.of("../../agent/target/acceptq-agent.jar").toRealPath();
    Files.copy(agent, classes.resolve("agent.jar"));
    ProcessHandle service = startService("mount -t tmpfs none /tmp");
    String jar = classes.resolve("agent.jar").toString();
    CommandRun done = host.acceptq("attach", "--agent-jar=" + jar, Long.toString(service.pid()));
    assertThat(done.err()).isEmpty();
    assertThat(done.out()).contains("Agent: " + jar + ";");
  }

  @Test
  void doesNotFollowALinkToAGivenJar() throws Exception {
    Path link = Files.createSymbolicLink(classes.resolve("link.jar"), Path.of("agent.jar"));
    String pid = Long.toString(startService("mount -t tmpfs none /tmp").pid());
    CommandRun done = host.acceptq("attach", "--agent-jar=" + link, pid);
    assertThat(done.err())
        .isEqualTo(
            "acceptq: %s of process %s cannot be read (link.jar: symbolic links are not followed);"
                    .formatted(link, pid)
                + " copy the agent to another directory.\n");
    assertThat(done.status()).isEqualTo(1);
  }

  private ProcessHandle startService(String mount) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "--mount",
                "--pid",
                "--fork",
                "--mount-proc",
                "--kill-child",
                "sh",
                "-c",
                mount + " && exec \"$@\"",
                "sh"));
    command.addAll(CompiledPrograms.java(17, classes, "ListeningService"));
    command.add("3");
    return host.start(command).handle().children().findFirst().orElseThrow();
  }

  private static String agentPath(String out) {
    Matcher matcher = Pattern.compile("Agent: ([^ ;]+)").matcher(out);
    assertThat(matcher.find()).as(out).isTrue();
    return matcher.group(1);
  }
}
