// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.acceptq.examples.benchmarks.machine.AgentSetup;
import io.acceptq.examples.benchmarks.machine.ChildProcesses;
import io.acceptq.examples.benchmarks.machine.InstalledJdk;
import io.acceptq.examples.benchmarks.programs.IdleService;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One {@link IdleService} in a JVM of its own, measured by {@code /proc} and jcmd. */
final class MeasuredService implements AutoCloseable {
  private static final double MEGABYTE = 1e6;

  /** {@code "main" #1 ...} */
  private static final Pattern JAVA_THREAD =
      Pattern.compile("^\"(?!C[12] CompilerThread).*\" #\\d+", Pattern.MULTILINE);

  private final Process process;
  private final Path proc;

  /** The small heap shrinks after a collection, so that RSS has only the memory in use. */
  MeasuredService(InstalledJdk jdk, AgentSetup agent, Path programs) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(jdk.java(), "-XX:InitialHeapSize=32m", "-Xmx256m"));
    command.addAll(agent.options());
    command.addAll(List.of("-cp", programs.toString(), IdleService.class.getName()));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    proc = Path.of("/proc", Long.toString(process.pid()));
    BufferedReader out = process.inputReader(UTF_8);
    String line;
    do {
      line = out.readLine();
      if (line == null) {
        throw new IOException("the service ended before it was up: " + String.join(" ", command));
      }
    } while (!line.equals("up"));
  }

  /** Waits for this long; the service must keep running. */
  void idle(int seconds) throws IOException, InterruptedException {
    if (process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new IOException("the service ended too early, with status " + process.exitValue());
    }
  }

  /** CPU time of all threads since their start: {@code Documentation/scheduler/sched-stats.rst}. */
  long cpuNanos() throws IOException {
    long sum = 0;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.resolve("task"))) {
      for (Path task : tasks) {
        sum += cpuNanos(task);
      }
    }
    return sum;
  }

  private static long cpuNanos(Path task) throws IOException {
    try {
      String stat = Files.readString(task.resolve("schedstat"), UTF_8);
      return Long.parseLong(stat.substring(0, stat.indexOf(' ')));
    } catch (NoSuchFileException e) {
      return 0; // the thread has ended
    }
  }

  Footprint footprint(double cpuPercent) throws IOException, InterruptedException {
    jcmd("GC.run");
    double rss = 1024 * rssKilobytes() / MEGABYTE;
    long threads = JAVA_THREAD.matcher(jcmd("Thread.print")).results().count();
    return new Footprint(rss, liveBytes() / MEGABYTE, threads, cpuPercent);
  }

  private long rssKilobytes() throws IOException {
    for (String line : Files.readAllLines(proc.resolve("status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.split("\\s+", -1)[1]);
      }
    }
    throw new IOException(proc + "/status has no line VmRSS");
  }

  /** The histogram collects first and ends with {@code Total <objects> <bytes>}. */
  private long liveBytes() throws IOException, InterruptedException {
    String[] lines = jcmd("GC.class_histogram").trim().split("\n", -1);
    String[] total = lines[lines.length - 1].split("\\s+", -1);
    if (!total[0].equals("Total")) {
      throw new IOException(
          "the last line of the class histogram is not its total: " + lines[lines.length - 1]);
    }
    return Long.parseLong(total[2]);
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Path jcmd = InstalledJdk.current().home().resolve("bin/jcmd");
    return ChildProcesses.output(List.of(jcmd.toString(), Long.toString(process.pid()), command));
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.destroy();
    ChildProcesses.end(process);
  }
}
