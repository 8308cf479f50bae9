// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each benchmark once, for a moment, in the packaged jar; what it measures is of no interest. */
class BenchmarksJarIT {
  @ParameterizedTest
  @ValueSource(strings = {"HookBenchmark.own", "AcceptBenchmark.accept", "SampleBenchmark.read"})
  void forksUnderTheAgent(String benchmark) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Jdk.current().java(),
                // Another build on this machine may be at it too.
                "-Djmh.ignoreLock=true",
                "-cp",
                System.getProperty("acceptq.benchmarks.jar"),
                "org.openjdk.jmh.Main"));
    command.addAll(List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "100ms", "-foe", "true"));
    command.addAll(List.of("-jvmArgs", "-javaagent:" + System.getProperty("acceptq.agent.jar")));
    command.addAll(List.of("-prof", "gc", benchmark + "$"));

    assertThat(Processes.output(command)).contains("Run complete", "gc.alloc.rate.norm");
  }
}
