// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.jmh;

import io.acceptq.examples.benchmarks.machine.AgentSetup;
import io.acceptq.examples.benchmarks.machine.ProgressLog;
import io.acceptq.examples.benchmarks.report.CostTable;
import io.acceptq.examples.benchmarks.report.CostTarget;
import io.acceptq.examples.benchmarks.report.Decimals;
import io.acceptq.examples.benchmarks.report.MedianAndRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** The cost of acceptq on the accept path: of the hook alone, and of a real accept. */
public final class AcceptCost {
  private static final CostTarget NANOS = new CostTarget(50);
  private static final CostTarget BYTES = new CostTarget(0);

  private final CostTable table;

  public AcceptCost(CostTable table) {
    this.table = table;
  }

  /** Adds the hook alone, in one and in two threads, under acceptq. */
  public void addHook(JmhRunner jmh, AgentSetup acceptq) throws IOException, RunnerException {
    for (int threads = 1; threads <= 2; threads++) {
      String label = threads + (threads == 1 ? " thread" : " threads");
      JmhRunner.Score score = hook(jmh, "own", threads, acceptq);
      table.addOwn("accept hook, " + label + ", ns", score.time(), 1, NANOS);
      MedianAndRange bytes = MedianAndRange.of(List.of(score.bytes()));
      table.addOwn("  allocated per accept, B", bytes, 0, BYTES);
    }
    // Without a target: two cores only take a cache line from each other, as in no real service.
    String shared = hook(jmh, "shared", 2, acceptq).time().text(1);
    table.addPlain("  2 threads on one listener, ns", Map.of(AgentSetup.ACCEPTQ, shared));
  }

  private static JmhRunner.Score hook(JmhRunner jmh, String method, int threads, AgentSetup acceptq)
      throws IOException, RunnerException {
    ProgressLog.log("accept hook, %s, %d", method, threads);
    return jmh.score(HookBenchmark.class, method, threads, acceptq.options());
  }

  /** Adds accept() under every agent; the agents take turns, as in all comparisons. */
  public void addAccepts(JmhRunner jmh, int rounds, List<AgentSetup> agents)
      throws IOException, RunnerException {
    Map<String, List<Double>> nanos = new LinkedHashMap<>();
    Map<String, List<Double>> bytes = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (AgentSetup agent : agents) {
        ProgressLog.log("accept() on loopback, %s", agent.name());
        JmhRunner.Score score = jmh.score(AcceptBenchmark.class, "accept", 1, agent.options());
        nanos.computeIfAbsent(agent.name(), a -> new ArrayList<>()).add(score.time().median());
        bytes.computeIfAbsent(agent.name(), a -> new ArrayList<>()).add(score.bytes());
      }
    }
    double none = MedianAndRange.of(nanos.get(AgentSetup.NONE)).median();
    Map<String, String> times = new LinkedHashMap<>();
    Map<String, String> ratios = new LinkedHashMap<>();
    Map<String, String> sizes = new LinkedHashMap<>();
    nanos.forEach(
        (name, measured) -> {
          MedianAndRange time = MedianAndRange.of(measured);
          times.put(name, time.text(0));
          ratios.put(name, Decimals.fixed(time.median() / none, 3));
          sizes.put(name, Decimals.fixed(MedianAndRange.of(bytes.get(name)).median(), 0));
        });
    table.addPlain("accept() on loopback, ns", times);
    table.addPlain("  over no agent, ratio", ratios);
    table.addPlain("  allocated per accept, B", sizes);
  }
}
