// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import io.acceptq.monitor.cli.output.CommandFailedException;
import io.acceptq.monitor.cli.output.ExitStatus;
import io.acceptq.monitor.cli.process.CurrentUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The target's file system, as it looks from here: a container's lies below its root. */
final class TargetFiles {
  private final TargetProcess target;
  private final boolean same;

  TargetFiles(TargetProcess target) throws IOException {
    this.target = target;
    this.same =
        link(target.proc, "ns/mnt").equals(link(Path.of("/proc/self"), "ns/mnt"))
            && link(target.proc, "root").equals(link(Path.of("/proc/self"), "root"));
  }

  private static Path link(Path process, String name) throws IOException {
    return Files.readSymbolicLink(process.resolve(name));
  }

  int pid() {
    return target.pid;
  }

  /** Where a path of the target's is to be found from here. */
  Path here(String path) throws CommandFailedException {
    if (same) {
      return Path.of(path);
    }
    Path here = target.proc.resolve("root");
    for (Path part : Path.of("/").relativize(Path.of(path))) {
      here = here.resolve(part);
      // It would be followed from our own root, not from the target's.
      if (Files.isSymbolicLink(here)) {
        throw new CommandFailedException(
            ExitStatus.FAILED,
            path
                + " of process "
                + pid()
                + " leads through a symbolic link at "
                + here
                + "; put the agent elsewhere in its file system and use --agent-jar.");
      }
    }
    return here;
  }

  /** Whether a file of that owner may be loaded into the target: his own, root's or ours. */
  boolean trusts(int owner) throws IOException {
    return owner == 0 || owner == target.effectiveUid() || owner == CurrentUser.uid();
  }
}
