// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** The accept path: the hook by itself, and real accepts under every contender. */
final class Accepts {
  private static final Target NANOS = new Target(50);
  private static final Target BYTES = new Target(0);

  private final Plan plan;

  Accepts(Plan plan) {
    this.plan = plan;
  }

  void addHook(Report report, Contender acceptq) throws IOException, RunnerException {
    for (int threads = 1; threads <= 2; threads++) {
      String label = threads + (threads == 1 ? " thread" : " threads");
      JmhRun.Score score = hook("own", threads, acceptq);
      report.own("accept hook, " + label + ", ns", score.time(), 1, NANOS);
      report.own("  allocated per accept, B", Spread.of(List.of(score.bytes())), 0, BYTES);
    }
    // Two cores that do nothing but take a cache line from each other: no service accepts like
    // that.
    String shared = hook("shared", 2, acceptq).time().text(1);
    report.plain("  2 threads on one listener, ns", Map.of(Contender.ACCEPTQ, shared));
  }

  private JmhRun.Score hook(String method, int threads, Contender acceptq)
      throws IOException, RunnerException {
    Progress.say("accept hook, %s, %d", method, threads);
    return plan.jmh().score(HookBenchmark.class, method, threads, acceptq.options());
  }

  /** The contenders take turns here too. */
  void addReal(Report report, List<Contender> contenders) throws IOException, RunnerException {
    Map<Contender, List<Double>> nanos = new LinkedHashMap<>();
    Map<Contender, List<Double>> bytes = new LinkedHashMap<>();
    for (int round = 0; round < plan.acceptRounds(); round++) {
      for (Contender contender : contenders) {
        Progress.say("accept() on loopback, %s", contender.name());
        JmhRun.Score score =
            plan.jmhByTurns().score(AcceptBenchmark.class, "accept", 1, contender.options());
        nanos.computeIfAbsent(contender, c -> new ArrayList<>()).add(score.time().median());
        bytes.computeIfAbsent(contender, c -> new ArrayList<>()).add(score.bytes());
      }
    }
    double none = Spread.of(nanos.get(contenders.get(0))).median();
    Map<String, String> times = new LinkedHashMap<>();
    Map<String, String> ratios = new LinkedHashMap<>();
    Map<String, String> sizes = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      Spread spread = Spread.of(nanos.get(contender));
      times.put(contender.name(), spread.text(0));
      ratios.put(contender.name(), Report.number(spread.median() / none, 3));
      sizes.put(contender.name(), Report.number(Spread.of(bytes.get(contender)).median(), 0));
    }
    report.plain("accept() on loopback, ns", times);
    report.plain("  over no agent, ratio", ratios);
    report.plain("  allocated per accept, B", sizes);
  }
}
