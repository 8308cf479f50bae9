// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.examples.benchmarks.machine.ChildProcesses;
import io.acceptq.examples.benchmarks.machine.InstalledJdk;
import io.acceptq.testing.ExternalTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs each benchmark of the packaged jar for a moment; the results do not matter. */
@ExternalTest
class BenchmarksJarIT {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HookBenchmark.own",
        "AcceptBenchmark.accept",
        "SampleBenchmark.read",
        "DiagnosisBenchmark.overflowing"
      })
  void runsInAForkUnderTheAgent(String benchmark) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                InstalledJdk.current().java(),
                // Another build on this machine may run benchmarks at the same time.
                "-Djmh.ignoreLock=true",
                "-cp",
                System.getProperty("acceptq.benchmarks.jar"),
                "org.openjdk.jmh.Main"));
    command.addAll(List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "100ms", "-foe", "true"));
    command.addAll(List.of("-jvmArgs", "-javaagent:" + System.getProperty("acceptq.agent.jar")));
    command.addAll(List.of("-prof", "gc", benchmark + "$"));

    assertThat(ChildProcesses.output(command)).contains("Run complete", "gc.alloc.rate.norm");
  }
}
