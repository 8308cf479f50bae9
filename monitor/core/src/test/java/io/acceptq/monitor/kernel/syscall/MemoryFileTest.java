// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.syscall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.LiveTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@LiveTest
class MemoryFileTest {
  @Test
  void isFoundByItsNameThroughOneDescriptor() throws IOException {
    try (RandomAccessFile file = MemoryFile.create("acceptq-test-1")) {
      file.write("hello".getBytes(UTF_8));
      List<Path> links = linksTo("/memfd:acceptq-test-1 (deleted)");
      assertThat(links).hasSize(1);
      assertThat(Files.readString(links.get(0))).isEqualTo("hello");
    }
    assertThat(linksTo("/memfd:acceptq-test-1 (deleted)")).isEmpty();
  }

  @Test
  void isOverwrittenInPlace() throws IOException {
    try (RandomAccessFile file = MemoryFile.create("acceptq-test-2")) {
      file.write("hello".getBytes(UTF_8));
      file.seek(0);
      file.write("jump".getBytes(UTF_8));
      assertThat(Files.readString(linksTo("/memfd:acceptq-test-2 (deleted)").get(0)))
          .isEqualTo("jumpo");
    }
  }

  private static List<Path> linksTo(String target) throws IOException {
    List<Path> found = new ArrayList<>();
    try (var links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path link : links) {
        if (Files.isSymbolicLink(link) && target.equals(Files.readSymbolicLink(link).toString())) {
          found.add(link);
        }
      }
    }
    return found;
  }
}
