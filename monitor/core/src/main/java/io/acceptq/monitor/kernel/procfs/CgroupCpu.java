// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads {@code cpu.stat} of the control group of this process, version 1 ({@code
 * Documentation/scheduler/sched-bwc.rst}) or 2 ({@code Documentation/admin-guide/cgroup-v2.rst}).
 * Used by one thread; a read costs about 10 µs.
 */
public final class CgroupCpu implements Closeable {
  /** Fields of a line of {@code mountinfo}: {@code Documentation/filesystems/proc.rst}, 3.5. */
  private static final int ROOT = 3;

  private static final int MOUNT_POINT = 4;

  /** Null if no group with a CPU controller was found: throttling is then unknown. */
  private final ProcFile file;

  /**
   * @param self the process's own directory below {@code proc}
   * @param files the root of the file system
   */
  public CgroupCpu(Path self, Path files) {
    Path found = null;
    try {
      found = findStatFile(self, files);
    } catch (IOException | RuntimeException e) {
      // Not readable or not of the known format: unknown.
    }
    file = found == null ? null : new ProcFile(found);
  }

  private static Path findStatFile(Path self, Path files) throws IOException {
    List<String> mounts = lines(self.resolve("mountinfo"));
    for (boolean version2 : new boolean[] {false, true}) {
      for (String line : lines(self.resolve("cgroup"))) {
        String[] group = line.split(":", 3); // HIERARCHY:CONTROLLERS:PATH
        boolean controlsCpu =
            version2
                ? group[0].equals("0")
                : Arrays.asList(group[1].split(",", -1)).contains("cpu");
        Path stat = controlsCpu ? statFile(mounts, version2, group[2], files) : null;
        if (stat != null) {
          return stat;
        }
      }
    }
    return null;
  }

  private static Path statFile(List<String> mounts, boolean version2, String path, Path files) {
    for (String line : mounts) {
      String[] halves = line.split(" - ", 2);
      String[] type = halves[1].split(" ", -1); // TYPE SOURCE OPTIONS
      boolean hierarchyMatches =
          version2
              ? type[0].equals("cgroup2")
              : type[0].equals("cgroup") && Arrays.asList(type[2].split(",", -1)).contains("cpu");
      if (hierarchyMatches) {
        String[] mount = halves[0].split(" ", -1);
        Path stat = statFile(files, mount[MOUNT_POINT], mount[ROOT], path);
        if (Files.isReadable(stat)) {
          return stat;
        }
      }
    }
    return null;
  }

  /** In a container the root of the mount may be its own group, by the path it has on the host. */
  private static Path statFile(Path files, String mountPoint, String root, String path) {
    String relative = path.startsWith(root) ? path.substring(root.length()) : "";
    Path mount = files.resolve(mountPoint.substring(1));
    return mount.resolve(relative.replaceFirst("^/+", "")).resolve("cpu.stat");
  }

  private static List<String> lines(Path path) throws IOException {
    return Files.readAllLines(path, StandardCharsets.ISO_8859_1);
  }

  /** Total time for which the group was throttled by its quota; null if unknown. */
  public Double throttledMillis() {
    if (file == null) {
      return null;
    }
    try {
      file.read();
      for (int start = 0; start < file.length(); start = file.lineEnd(start) + 1) {
        int end = file.lineEnd(start);
        int value = file.fieldEnd(start, end) + 1;
        if (file.equals(start, value, "throttled_time ")) {
          return Long.parseLong(file.text(value, end)) / 1e6;
        }
        if (file.equals(start, value, "throttled_usec ")) {
          return Long.parseLong(file.text(value, end)) / 1e3;
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Removed or malformed: unknown.
    }
    return null;
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
