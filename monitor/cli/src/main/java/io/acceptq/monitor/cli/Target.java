// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The process to attach to, looked at before it is touched: attaching sends SIGQUIT, which ends a
 * process that is no JVM and makes one that refuses to be attached to dump its threads.
 */
final class Target {
  /** Bit of SIGQUIT in the masks of {@code /proc/PID/status}. */
  private static final long SIGQUIT = 1L << (3 - 1);

  final int pid;
  final Path proc;
  private final Map<String, String> status;

  private Target(int pid, Path proc, Map<String, String> status) {
    this.pid = pid;
    this.proc = proc;
    this.status = status;
  }

  /** Refuses what no agent can be loaded into. */
  static Target of(int pid) throws Refusal, IOException {
    Path proc = Path.of("/proc", Integer.toString(pid));
    Target target = new Target(pid, proc, status(pid, proc));
    target.requireOwn();
    target.requireJvm();
    target.requireWilling();
    return target;
  }

  private static Map<String, String> status(int pid, Path proc) throws Refusal {
    Map<String, String> status = new HashMap<>();
    try (Stream<String> lines = Files.lines(proc.resolve("status"), ISO_8859_1)) {
      lines.forEach(
          line -> {
            int colon = line.indexOf(':');
            status.put(line.substring(0, Math.max(0, colon)), line.substring(colon + 1).trim());
          });
    } catch (IOException | UncheckedIOException e) {
      throw new Refusal(ExitStatus.NO_SUCH_PROCESS, "there is no process " + pid + ".", e);
    }
    if (!status.get("Tgid").equals(Integer.toString(pid))) {
      throw new Refusal(
          ExitStatus.NO_SUCH_PROCESS,
          pid + " is no process but a thread of process " + status.get("Tgid") + ".");
    }
    if (status.get("State").startsWith("Z")) {
      throw new Refusal(ExitStatus.NO_SUCH_PROCESS, "process " + pid + " has ended.");
    }
    return status;
  }

  private void requireOwn() throws Refusal, IOException {
    int me = Me.uid();
    if (me != 0 && me != effectiveUid()) {
      throw new Refusal(
          ExitStatus.NOT_PERMITTED,
          "process " + pid + " belongs to " + user() + "; run as that user, or as root.");
    }
  }

  private void requireJvm() throws Refusal, IOException {
    boolean hotspot;
    boolean openj9;
    try {
      String maps = Files.readString(proc.resolve("maps"), ISO_8859_1);
      hotspot = maps.contains("/libjvm.so");
      openj9 = maps.contains("/libj9");
    } catch (AccessDeniedException e) {
      throw new Refusal(
          ExitStatus.NOT_PERMITTED,
          "process " + pid + " may not be looked into; " + Me.whatItTakes() + ".",
          e);
    }
    if (openj9) {
      throw new Refusal(
          ExitStatus.REFUSED,
          "process " + pid + " runs OpenJ9, which only its own tools attach to; use -javaagent.");
    }
    if (!hotspot) {
      throw new Refusal(ExitStatus.NOT_A_JVM, "process " + pid + " is not a JVM.");
    }
  }

  private void requireWilling() throws Refusal, IOException {
    if (status.get("State").startsWith("T") || status.get("State").startsWith("t")) {
      throw new Refusal(
          ExitStatus.REFUSED,
          "process " + pid + " is stopped and cannot answer; continue it first.");
    }
    if (flag("DisableAttachMechanism")) {
      throw new Refusal(ExitStatus.REFUSED, attachDisabled());
    }
    boolean caught = (Long.parseUnsignedLong(status.get("SigCgt"), 16) & SIGQUIT) != 0;
    if (!caught && !listening()) {
      throw new Refusal(
          ExitStatus.REFUSED, "the JVM in process " + pid + " is not ready yet; try again.");
    }
  }

  String attachDisabled() {
    return "the JVM in process "
        + pid
        + " was started with -XX:+DisableAttachMechanism; use -javaagent at its next start.";
  }

  /** With -Xrs the JVM leaves SIGQUIT alone and listens from its start. */
  private boolean listening() {
    String[] pids = status.get("NSpid").split("\\s+", -1);
    return Files.exists(proc.resolve("root/tmp/.java_pid" + pids[pids.length - 1]));
  }

  /** Whether this boolean flag is set, as far as arguments and environment tell; the last wins. */
  boolean flag(String name) throws IOException {
    List<String> options = new ArrayList<>();
    List<String> environment = strings("environ");
    variable(environment, "JAVA_TOOL_OPTIONS", options);
    variable(environment, "JDK_JAVA_OPTIONS", options);
    options.addAll(strings("cmdline"));
    variable(environment, "_JAVA_OPTIONS", options);
    return options.lastIndexOf("-XX:+" + name) > options.lastIndexOf("-XX:-" + name);
  }

  private static void variable(List<String> environment, String name, List<String> to) {
    for (String variable : environment) {
      if (variable.startsWith(name + "=")) {
        to.addAll(List.of(variable.substring(name.length() + 1).trim().split("\\s+")));
      }
    }
  }

  private List<String> strings(String file) throws IOException {
    return List.of(Files.readString(proc.resolve(file), ISO_8859_1).split("\0"));
  }

  int effectiveUid() {
    return Integer.parseInt(status.get("Uid").split("\\s+", -1)[1]);
  }

  String user() {
    String user = new Owners().of(pid).user();
    return user == null ? "uid " + effectiveUid() : user;
  }
}
