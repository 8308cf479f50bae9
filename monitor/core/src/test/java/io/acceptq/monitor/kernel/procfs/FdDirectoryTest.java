// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FdDirectoryTest {
  @TempDir Path self;

  private FdDirectory descriptors(String... targets) throws IOException {
    Path fd = Files.createDirectory(self.resolve("fd"));
    for (int i = 0; i < targets.length; i++) {
      Files.createSymbolicLink(fd.resolve("" + i), Path.of(targets[i]));
    }
    return new FdDirectory(self);
  }

  @Test
  void onlySocketsHaveInodes() throws IOException {
    FdDirectory descriptors =
        descriptors(
            "a file",
            "socket:[345482]",
            "pipe:[7]",
            "anon_inode:[eventpoll]",
            "socket:[]",
            "socket:[x]",
            "dir/socket:[8] (deleted)",
            "socket:[4294967295]");
    assertThat(descriptors.inodes()).containsExactlyInAnyOrder(345482L, 4294967295L);
    assertThat(descriptors.inodeOf(1)).isEqualTo(345482);
    assertThat(descriptors.inodeOf(2)).isNull();
  }

  @Test
  void aClosedDescriptorHasNoInode() throws IOException {
    FdDirectory descriptors = descriptors("socket:[1]");
    assertThat(descriptors.inodeOf(1)).isNull();
    assertThat(descriptors.inodeOf(-1)).isNull();
    Files.delete(self.resolve("fd/0"));
    assertThat(descriptors.inodeOf(0)).isNull();
    assertThat(descriptors.inodes()).isEmpty();
  }

  @Test
  void aMissingDirectoryFailsTheReading() {
    assertThatThrownBy(new FdDirectory(self)::inodes).isInstanceOf(IOException.class);
  }
}
