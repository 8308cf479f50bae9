// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The same idle service under every contender, all at the same time, several times. */
final class Idling {
  private final Plan plan;
  private final Path programs;

  Idling(Plan plan, Path programs) {
    this.plan = plan;
    this.programs = programs;
  }

  void addTo(Report report, Jdk jdk, List<Contender> contenders)
      throws IOException, InterruptedException {
    Map<String, List<Footprint>> rounds = new LinkedHashMap<>();
    for (int round = 0; round < plan.idleRounds(); round++) {
      Progress.say("idle service on Java %d, round %d", jdk.feature(), round + 1);
      round(jdk, contenders)
          .forEach((name, one) -> rounds.computeIfAbsent(name, n -> new ArrayList<>()).add(one));
    }
    String java = "Java " + jdk.feature();
    add(report, "RSS, " + java + ", MB", rounds, Footprint::rssMegabytes, 1, 20);
    add(report, "live heap, " + java + ", MB", rounds, Footprint::heapMegabytes, 2, 4);
    add(report, "threads, " + java, rounds, Footprint::threads, 0, 1);
    Map<String, String> cpu = new LinkedHashMap<>();
    rounds.forEach((name, all) -> cpu.put(name, spread(all, Footprint::cpuPercent).text(2)));
    report.plain("idle service: CPU, " + java + ", % of a core", cpu);
  }

  private static void add(
      Report report,
      String what,
      Map<String, List<Footprint>> rounds,
      ToDoubleFunction<Footprint> part,
      int decimals,
      double atMost) {
    double none = spread(rounds.get(Contender.NONE), part).median();
    Map<String, String> cells = new LinkedHashMap<>();
    Map<String, String> over = new LinkedHashMap<>();
    rounds.forEach(
        (name, all) -> {
          Spread spread = spread(all, part);
          cells.put(name, spread.text(decimals));
          over.put(name, Report.signed(spread.median() - none, decimals));
        });
    report.plain("idle service: " + what, cells);
    double ours = spread(rounds.get(Contender.ACCEPTQ), part).median() - none;
    report.judged("  over no agent: " + what, over, ours, new Target(atMost));
  }

  private static Spread spread(List<Footprint> rounds, ToDoubleFunction<Footprint> part) {
    return Spread.of(rounds.stream().mapToDouble(part).boxed().toList());
  }

  private Map<String, Footprint> round(Jdk jdk, List<Contender> contenders)
      throws IOException, InterruptedException {
    Map<String, RunningService> services = new LinkedHashMap<>();
    try {
      for (Contender contender : contenders) {
        services.put(contender.name(), new RunningService(jdk, contender, programs));
      }
      RunningService any = services.get(Contender.NONE);
      any.idle(plan.idleSettleSeconds());
      Map<String, Long> before = new LinkedHashMap<>();
      for (Map.Entry<String, RunningService> service : services.entrySet()) {
        before.put(service.getKey(), service.getValue().cpuNanos());
      }
      long start = System.nanoTime();
      any.idle(plan.idleSeconds());
      double nanos = System.nanoTime() - start;
      Map<String, Double> percents = new LinkedHashMap<>();
      for (Map.Entry<String, RunningService> service : services.entrySet()) {
        long spent = service.getValue().cpuNanos() - before.get(service.getKey());
        percents.put(service.getKey(), 100 * spent / nanos);
      }
      Map<String, Footprint> footprints = new LinkedHashMap<>();
      for (Map.Entry<String, RunningService> service : services.entrySet()) {
        String name = service.getKey();
        footprints.put(name, service.getValue().footprint(percents.get(name)));
      }
      return footprints;
    } finally {
      for (RunningService service : services.values()) {
        service.close();
      }
    }
  }
}
