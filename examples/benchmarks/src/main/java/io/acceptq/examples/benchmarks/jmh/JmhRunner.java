// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.acceptq.examples.benchmarks.report.MedianAndRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one benchmark in new JVMs and measures its allocation too. The result is the median of all
 * iterations, since one iteration on a busy machine distorts a mean.
 */
public final class JmhRunner {
  /** Time and allocation of one operation. */
  public record Score(MedianAndRange time, double bytes) {}

  private final int forks;
  private final int warmups;
  private final int iterations;
  private final TimeValue each;

  /** Each iteration, warm-up or not, lasts {@code each}. */
  public JmhRunner(int forks, int warmups, int iterations, TimeValue each) {
    this.forks = forks;
    this.warmups = warmups;
    this.iterations = iterations;
    this.each = each;
  }

  /** Prints the output of the forks only if one fails. */
  Score score(Class<?> type, String method, int threads, List<String> jvmOptions)
      throws IOException, RunnerException {
    Path log = Files.createTempFile("acceptq-benchmarks-jmh", ".log");
    try {
      return score(options(type, method, threads, jvmOptions).output(log.toString()).build());
    } catch (RunnerException e) {
      System.err.println(Files.readString(log, UTF_8));
      throw e;
    } finally {
      Files.delete(log);
    }
  }

  private ChainedOptionsBuilder options(
      Class<?> type, String method, int threads, List<String> jvmOptions) {
    return new OptionsBuilder()
        .include("^" + type.getName().replace(".", "\\.") + "\\." + method + "$")
        .threads(threads)
        .forks(forks)
        .warmupIterations(warmups)
        .warmupTime(each)
        .measurementIterations(iterations)
        .measurementTime(each)
        .jvmArgsAppend(jvmOptions.toArray(new String[0]))
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  private static Score score(Options options) throws RunnerException {
    List<Double> times = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    for (BenchmarkResult fork : new Runner(options).runSingle().getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        times.add(iteration.getPrimaryResult().getScore());
        bytes.add(iteration.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
      }
    }
    return new Score(MedianAndRange.of(times), MedianAndRange.of(bytes).median());
  }
}
