// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.kernel.netlink.NetlinkSocket;
import io.acceptq.testing.LiveTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A program that exits as soon as JNA has unpacked its library. */
@LiveTest
class ExitWhileLoadingTest {
  @RepeatedTest(5)
  void theUnpackedFileIsDeletedAtExit(@TempDir Path directory) throws Exception {
    Process program =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                ExitWhileLoadingTest.class.getName())
            .inheritIO()
            .start();
    assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isZero();
    assertThat(files(directory)).isZero();
  }

  /** The program that the test starts. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(System.getProperty("java.io.tmpdir"));
    Thread sampler =
        new Thread(
            () -> {
              try {
                NetlinkSocket.open();
              } catch (IOException e) {
                System.err.println(e.getMessage());
              }
            });
    sampler.setDaemon(true);
    sampler.start();
    while (files(directory) == 0 && sampler.isAlive()) {
      Thread.onSpinWait();
    }
  }

  private static long files(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.count();
    }
  }
}
