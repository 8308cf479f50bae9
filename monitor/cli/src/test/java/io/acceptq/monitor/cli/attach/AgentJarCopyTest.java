// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acceptq.monitor.cli.output.CommandFailedException;
import io.acceptq.monitor.cli.output.ExitStatus;
import io.acceptq.monitor.cli.process.CurrentUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies into the file system of a container, here a folder, whose content is hostile. */
@EnabledOnOs(OS.LINUX)
class AgentJarCopyTest {
  private static final byte[] JAR = "a jar".getBytes(UTF_8);

  @TempDir Path folder;
  private Path root;
  private Path hostTmp;
  private TargetFiles files;

  @BeforeEach
  void createFolders() throws Exception {
    root = Files.createDirectory(folder.resolve("container"));
    Files.createDirectories(root.resolve("data/tmp"));
    hostTmp = Files.createDirectories(folder.resolve("host/tmp"));
    files = new TargetFiles(4711, root, CurrentUser.uid());
  }

  @Test
  void isFoundAgain() throws Exception {
    try (AgentJarCopy first = AgentJarCopy.in(files, "/data/tmp", JAR);
        AgentJarCopy second = AgentJarCopy.in(files, "/data/tmp", JAR)) {
      assertThat(first.isNew).isTrue();
      assertThat(second.isNew).isFalse();
      assertThat(second.path).isEqualTo(first.path).startsWith("/data/tmp/acceptq-agent-");
      assertThat(root.resolve(first.path.substring(1))).hasBinaryContent(JAR);
      second.discard();
      assertThat(root.resolve("data/tmp")).isNotEmptyDirectory();
      first.discard();
      assertThat(root.resolve("data/tmp")).isEmptyDirectory();
    }
  }

  @Test
  void isNotRedirectedByADirectoryThatBecomesASymbolicLink() throws Exception {
    try (OpenDirectory directory = files.directory(Path.of("/data/tmp"))) {
      replaceDataByALink();
      directory.create(Path.of("file"), JAR);
      assertThat(hostTmp).isEmptyDirectory();
      assertThat(root.resolve("moved/tmp/file")).hasBinaryContent(JAR);
    }
  }

  /** A check of the path before its use is not enough: some copies then reach the host. */
  @Test
  void neverReachesTheHostWhileADirectoryAndALinkTakeTurns() throws Exception {
    Swapping swapping = new Swapping();
    Thread thread = new Thread(swapping);
    thread.start();
    int copies = 0;
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
      while (System.nanoTime() < end) {
        copies += copyAndDiscard() ? 1 : 0;
        assertThat(hostTmp).isEmptyDirectory();
      }
    } finally {
      swapping.stop = true;
      thread.join();
    }
    assertThat(swapping.failure).isNull();
    assertThat(copies).isPositive();
  }

  private boolean copyAndDiscard() throws Exception {
    try (AgentJarCopy copy = AgentJarCopy.in(files, "/data/tmp", JAR)) {
      copy.discard();
      return true;
    } catch (CommandFailedException e) {
      assertThat(e.status).isEqualTo(ExitStatus.FAILED);
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/link/tmp,      link: symbolic links are not followed",
    "/data/link,     link: symbolic links are not followed",
    "/data/missing,  missing: no such file or directory",
    "/data/file,     file: not a directory",
    "/data/../../host/tmp,  ..: parent directories are not followed",
    "data/tmp,       data/tmp: not an absolute path",
  })
  void isNotWrittenTo(String tmpdir, String reason) throws Exception {
    Files.createSymbolicLink(root.resolve("link"), hostTmp.getParent());
    Files.createSymbolicLink(root.resolve("data/link"), hostTmp);
    Files.createFile(root.resolve("data/file"));
    assertThatThrownBy(() -> AgentJarCopy.in(files, tmpdir, JAR))
        .hasMessage(
            "the agent could not be copied to %s of process 4711 (%s); copy it to where that"
                    .formatted(tmpdir, reason)
                + " process can read it and use --agent-jar.");
    assertThat(hostTmp).isEmptyDirectory();
  }

  @Test
  void isNotAPlantedLinkToAFileOfTheHost() throws Exception {
    Path planted;
    try (AgentJarCopy copy = AgentJarCopy.in(files, "/data/tmp", JAR)) {
      planted = root.resolve(copy.path.substring(1));
      copy.discard();
    }
    Files.createSymbolicLink(planted, Files.write(hostTmp.resolve("secret"), JAR));
    try (AgentJarCopy copy = AgentJarCopy.in(files, "/data/tmp", JAR)) {
      assertThat(copy.isNew).isTrue();
      assertThat(root.resolve(copy.path.substring(1))).isNotEqualTo(planted).isRegularFile();
      assertThat(planted).isSymbolicLink();
    }
  }

  private void replaceDataByALink() throws IOException {
    Files.move(root.resolve("data"), root.resolve("moved"));
    Files.createSymbolicLink(root.resolve("data"), hostTmp.getParent());
  }

  /** Replaces a directory by a link to the host and back, as fast as it can. */
  private final class Swapping implements Runnable {
    volatile boolean stop;
    volatile IOException failure;

    @Override
    public void run() {
      try {
        while (!stop) {
          replaceDataByALink();
          Files.delete(root.resolve("data"));
          Files.move(root.resolve("moved"), root.resolve("data"));
        }
      } catch (IOException e) {
        failure = e;
      }
    }
  }
}
