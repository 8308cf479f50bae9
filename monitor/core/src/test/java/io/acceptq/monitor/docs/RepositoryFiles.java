// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository: those in git, and new ones that it does not ignore. */
final class RepositoryFiles {
  static final Path ROOT = Path.of("../..");

  private RepositoryFiles() {}

  /** Paths from the root that match the whole expression. */
  static List<String> matching(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return all().filter(path -> pattern.matcher(path).matches()).toList();
  }

  private static Stream<String> all() {
    // CI checks out as another user, which git would refuse to read.
    String[] command = {
      "git", "-c", "safe.directory=*", "ls-files", "-z", "-c", "-o", "--exclude-standard"
    };
    try {
      Process git = new ProcessBuilder(command).directory(ROOT.toFile()).start();
      git.getErrorStream().close();
      String paths = new String(git.getInputStream().readAllBytes(), UTF_8);
      if (git.waitFor() != 0) {
        throw new AssertionError("this test needs a git clone: " + String.join(" ", command));
      }
      return Stream.of(paths.split("\0", -1))
          .filter(path -> !path.isEmpty() && Files.isRegularFile(ROOT.resolve(path)))
          .distinct()
          .sorted();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String read(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
