// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import io.acceptq.monitor.cli.process.CurrentUser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.Set;

/**
 * The file system as a process sees it. If the process has another root or mount namespace, as in a
 * container, symbolic links are not followed: they would be resolved from our root, and whoever
 * controls the container could direct acceptq, which often runs as root, to any file of the host.
 */
final class TargetFiles {
  final int pid;

  /** The root directory of the process; null if it is ours. */
  private final Path root;

  private final Set<UserPrincipal> trustedOwners = new HashSet<>();

  /**
   * @param root null if the process sees the same file system as acceptq
   * @param uid the user of the process
   */
  TargetFiles(int pid, Path root, int uid) throws IOException {
    this.pid = pid;
    this.root = root;
    for (int trusted : new int[] {0, uid, CurrentUser.uid()}) {
      trustedOwners.add(
          FileSystems.getDefault()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(Integer.toString(trusted))); // takes a number too
    }
  }

  static TargetFiles of(TargetProcess target) throws IOException {
    Path self = Path.of("/proc/self");
    boolean same = sameLink(self, target.proc, "ns/mnt") && sameLink(self, target.proc, "root");
    return new TargetFiles(
        target.pid, same ? null : target.proc.resolve("root"), target.effectiveUid());
  }

  private static boolean sameLink(Path process, Path other, String name) throws IOException {
    return Files.readSymbolicLink(process.resolve(name))
        .equals(Files.readSymbolicLink(other.resolve(name)));
  }

  /** Opens the directory with this path. */
  OpenDirectory directory(Path path) throws IOException {
    requireAbsolute(path);
    if (root == null) {
      return OpenDirectory.of(path);
    }
    OpenDirectory directory = OpenDirectory.of(root);
    for (Path name : path) {
      try (OpenDirectory parent = directory) {
        directory = parent.child(name);
      }
    }
    return directory;
  }

  /** Opens the regular file with this path. */
  InputStream read(Path path) throws IOException {
    requireAbsolute(path);
    if (root == null) {
      if (!Files.isRegularFile(path)) { // opening a pipe would wait for its writer
        throw new FileSystemException(path.toString(), null, "not a regular file");
      }
      return Files.newInputStream(path);
    }
    if (path.getFileName() == null) {
      throw new FileSystemException(path.toString(), null, "not a regular file");
    }
    try (OpenDirectory directory = directory(path.getParent())) {
      return directory.read(path.getFileName());
    }
  }

  /** A path that the user of acceptq gives: in the same file system it may be relative. */
  Path given(String path) {
    return root == null ? Path.of(path).toAbsolutePath() : Path.of(path);
  }

  private static void requireAbsolute(Path path) throws IOException {
    if (!path.isAbsolute()) { // the process has another working directory
      throw new FileSystemException(path.toString(), null, "not an absolute path");
    }
  }

  /** Whether a file of this owner may be loaded: the user of the process, root or our own user. */
  boolean trusts(UserPrincipal owner) {
    return trustedOwners.contains(owner);
  }
}
