// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.process;

import io.acceptq.examples.benchmarks.machine.AgentSetup;
import io.acceptq.examples.benchmarks.machine.InstalledJdk;
import io.acceptq.examples.benchmarks.machine.ProgressLog;
import io.acceptq.examples.benchmarks.programs.OneListener;
import io.acceptq.examples.benchmarks.report.CostTable;
import io.acceptq.examples.benchmarks.report.CostTarget;
import io.acceptq.examples.benchmarks.report.Decimals;
import io.acceptq.examples.benchmarks.report.MedianAndRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Wall-clock time of a small program from start to end. The agents take turns, so that a busy
 * moment of the machine affects all of them; the first round is not counted.
 */
public final class StartUpCost {
  private static final CostTarget OVER_EMPTY_MILLIS = new CostTarget(100);

  /** How often each agent is started; {@code slow} is for those that take a second or more. */
  public record Rounds(int normal, int slow) {}

  private final CostTable table;
  private final Rounds rounds;
  private final Path programs;

  public StartUpCost(CostTable table, Rounds rounds, Path programs) {
    this.table = table;
    this.rounds = rounds;
    this.programs = programs;
  }

  /** Adds the rows of one release; without targets, agents that start slowly are left out. */
  public void add(InstalledJdk jdk, List<AgentSetup> all) throws IOException, InterruptedException {
    ProgressLog.log("start-up on Java %d", jdk.feature());
    Map<String, MedianAndRange> millis =
        measure(jdk, all.stream().filter(a -> jdk.hasTargets() || !a.startsSlowly()).toList());
    double empty = millis.get(AgentSetup.EMPTY).median();
    Map<String, String> times = new LinkedHashMap<>();
    Map<String, String> overEmpty = new LinkedHashMap<>();
    millis.forEach(
        (name, time) -> {
          times.put(name, time.text(0));
          overEmpty.put(name, Decimals.signed(time.median() - empty, 0));
        });
    table.addPlain("start-up, Java " + jdk.feature() + ", ms", times);
    String label = "  over the empty agent, Java " + jdk.feature() + ", ms";
    if (jdk.hasTargets()) {
      double ours = millis.get(AgentSetup.ACCEPTQ).median() - empty;
      table.addWithTarget(label, overEmpty, ours, OVER_EMPTY_MILLIS);
    } else {
      table.addPlain(label, overEmpty);
    }
  }

  private Map<String, MedianAndRange> measure(InstalledJdk jdk, List<AgentSetup> agents)
      throws IOException, InterruptedException {
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    for (AgentSetup agent : agents) {
      run(jdk, agent);
      millis.put(agent.name(), new ArrayList<>());
    }
    for (int round = 0; round < rounds.normal(); round++) {
      for (AgentSetup agent : agents) {
        if (!agent.startsSlowly() || round < rounds.slow()) {
          millis.get(agent.name()).add(run(jdk, agent));
        }
      }
    }
    Map<String, MedianAndRange> results = new LinkedHashMap<>();
    millis.forEach((name, values) -> results.put(name, MedianAndRange.of(values)));
    return results;
  }

  private double run(InstalledJdk jdk, AgentSetup agent) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(jdk.java());
    command.addAll(agent.options());
    command.addAll(List.of("-cp", programs.toString(), OneListener.class.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    int status = builder.start().waitFor();
    long nanos = System.nanoTime() - start;
    if (status != 0) {
      throw new IOException(String.join(" ", command) + " exited with status " + status);
    }
    return nanos / 1e6;
  }
}
