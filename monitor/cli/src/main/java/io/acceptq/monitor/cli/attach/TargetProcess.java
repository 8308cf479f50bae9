// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.acceptq.monitor.cli.output.CommandFailedException;
import io.acceptq.monitor.cli.output.ExitStatus;
import io.acceptq.monitor.cli.process.CurrentUser;
import io.acceptq.monitor.cli.process.ProcessNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The process to attach to, checked before it is touched: attaching sends SIGQUIT, which kills a
 * process that is not a JVM and makes a JVM with {@code DisableAttachMechanism} dump its threads.
 */
final class TargetProcess {
  /** Bit of SIGQUIT in the masks of {@code /proc/PID/status}. */
  private static final long SIGQUIT = 1L << (3 - 1);

  final int pid;

  /** {@code /proc/PID}. */
  final Path proc;

  private final Map<String, String> status;

  private TargetProcess(int pid, Path proc, Map<String, String> status) {
    this.pid = pid;
    this.proc = proc;
    this.status = status;
  }

  /** Fails if no agent can be loaded into that process. */
  static TargetProcess of(int pid) throws CommandFailedException, IOException {
    Path proc = Path.of("/proc", Integer.toString(pid));
    TargetProcess target = new TargetProcess(pid, proc, status(pid, proc));
    target.requireSameUser();
    target.requireHotSpot();
    target.requireReady();
    return target;
  }

  private static Map<String, String> status(int pid, Path proc) throws CommandFailedException {
    Map<String, String> status = new HashMap<>();
    try (Stream<String> lines = Files.lines(proc.resolve("status"), ISO_8859_1)) {
      lines.forEach(
          line -> {
            int colon = line.indexOf(':');
            status.put(line.substring(0, Math.max(0, colon)), line.substring(colon + 1).trim());
          });
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailedException(
          ExitStatus.NO_SUCH_PROCESS, "there is no process " + pid + ".", e);
    }
    if (!status.get("Tgid").equals(Integer.toString(pid))) {
      throw new CommandFailedException(
          ExitStatus.NO_SUCH_PROCESS,
          pid + " is not a process but a thread of process " + status.get("Tgid") + ".");
    }
    if (status.get("State").startsWith("Z")) {
      throw new CommandFailedException(
          ExitStatus.NO_SUCH_PROCESS, "process " + pid + " has ended.");
    }
    return status;
  }

  private void requireSameUser() throws CommandFailedException, IOException {
    int uid = CurrentUser.uid();
    if (uid != 0 && uid != effectiveUid()) {
      throw new CommandFailedException(
          ExitStatus.NOT_PERMITTED,
          "process " + pid + " belongs to " + user() + "; run as that user, or as root.");
    }
  }

  private void requireHotSpot() throws CommandFailedException, IOException {
    String maps;
    try {
      maps = Files.readString(proc.resolve("maps"), ISO_8859_1);
    } catch (AccessDeniedException e) {
      throw new CommandFailedException(
          ExitStatus.NOT_PERMITTED,
          "process " + pid + " cannot be inspected; " + CurrentUser.adviceToInspectAll() + ".",
          e);
    }
    if (maps.contains("/libj9")) {
      throw new CommandFailedException(
          ExitStatus.REFUSED,
          "process "
              + pid
              + " runs OpenJ9, which supports only its own attach API; use -javaagent.");
    }
    if (!maps.contains("/libjvm.so")) {
      throw new CommandFailedException(ExitStatus.NOT_A_JVM, "process " + pid + " is not a JVM.");
    }
  }

  private void requireReady() throws CommandFailedException, IOException {
    if (status.get("State").startsWith("T") || status.get("State").startsWith("t")) {
      throw new CommandFailedException(
          ExitStatus.REFUSED,
          "process " + pid + " is stopped and cannot respond; continue it first.");
    }
    if (flags().has("DisableAttachMechanism")) {
      throw new CommandFailedException(ExitStatus.REFUSED, attachDisabled());
    }
    boolean caught = (Long.parseUnsignedLong(status.get("SigCgt"), 16) & SIGQUIT) != 0;
    if (!caught && !hasAttachSocket()) {
      throw new CommandFailedException(
          ExitStatus.REFUSED, "the JVM in process " + pid + " is not ready yet; try again.");
    }
  }

  String attachDisabled() {
    return "the JVM in process "
        + pid
        + " was started with -XX:+DisableAttachMechanism; restart it with -javaagent.";
  }

  /** With {@code -Xrs} the JVM does not catch SIGQUIT, but opens its socket at its start. */
  private boolean hasAttachSocket() {
    String[] pids = status.get("NSpid").split("\\s+", -1);
    return Files.exists(proc.resolve("root/tmp/.java_pid" + pids[pids.length - 1]));
  }

  JvmFlags flags() throws IOException {
    return new JvmFlags(proc);
  }

  int effectiveUid() {
    return Integer.parseInt(status.get("Uid").split("\\s+", -1)[1]);
  }

  String user() {
    String user = new ProcessNames().of(pid).user();
    return user == null ? "uid " + effectiveUid() : user;
  }
}
