// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.process;

import io.acceptq.examples.benchmarks.machine.AgentSetup;
import io.acceptq.examples.benchmarks.machine.InstalledJdk;
import io.acceptq.examples.benchmarks.machine.ProgressLog;
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
import java.util.function.ToDoubleFunction;

/**
 * Memory, threads and CPU time of the same idle service under every agent. In each round all
 * services run at the same time.
 */
public final class IdleServiceCost {
  /** Number of rounds; in each the services run for a while, then their CPU time is measured. */
  public record Rounds(int count, int settleSeconds, int measuredSeconds) {}

  /** A part of the footprint that has a target for what acceptq adds; {@code unit} may be "". */
  private record Quantity(
      String name,
      String unit,
      ToDoubleFunction<Footprint> value,
      int decimals,
      CostTarget overNone) {}

  private static final List<Quantity> QUANTITIES =
      List.of(
          new Quantity("RSS", ", MB", Footprint::rssMegabytes, 1, new CostTarget(20)),
          new Quantity("live heap", ", MB", Footprint::heapMegabytes, 2, new CostTarget(4)),
          new Quantity("threads", "", Footprint::threads, 0, new CostTarget(1)));

  private final CostTable table;
  private final Rounds rounds;
  private final Path programs;

  public IdleServiceCost(CostTable table, Rounds rounds, Path programs) {
    this.table = table;
    this.rounds = rounds;
    this.programs = programs;
  }

  /** Adds the rows of one release. */
  public void add(InstalledJdk jdk, List<AgentSetup> agents)
      throws IOException, InterruptedException {
    Map<String, List<Footprint>> footprints = new LinkedHashMap<>();
    for (int round = 1; round <= rounds.count(); round++) {
      ProgressLog.log("idle service on Java %d, round %d", jdk.feature(), round);
      measure(jdk, agents)
          .forEach(
              (name, one) -> footprints.computeIfAbsent(name, n -> new ArrayList<>()).add(one));
    }
    String java = ", Java " + jdk.feature();
    for (Quantity quantity : QUANTITIES) {
      add(quantity.name() + java + quantity.unit(), quantity, footprints);
    }
    Map<String, String> cpu = new LinkedHashMap<>();
    footprints.forEach((name, all) -> cpu.put(name, of(all, Footprint::cpuPercent).text(2)));
    table.addPlain("idle service: CPU" + java + ", % of a core", cpu);
  }

  private void add(String label, Quantity quantity, Map<String, List<Footprint>> footprints) {
    double none = of(footprints.get(AgentSetup.NONE), quantity.value()).median();
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> overNone = new LinkedHashMap<>();
    footprints.forEach(
        (name, all) -> {
          MedianAndRange value = of(all, quantity.value());
          values.put(name, value.text(quantity.decimals()));
          overNone.put(name, Decimals.signed(value.median() - none, quantity.decimals()));
        });
    table.addPlain("idle service: " + label, values);
    double ours = of(footprints.get(AgentSetup.ACCEPTQ), quantity.value()).median() - none;
    table.addWithTarget("  over no agent: " + label, overNone, ours, quantity.overNone());
  }

  private static MedianAndRange of(List<Footprint> all, ToDoubleFunction<Footprint> value) {
    return MedianAndRange.of(all.stream().mapToDouble(value).boxed().toList());
  }

  private Map<String, Footprint> measure(InstalledJdk jdk, List<AgentSetup> agents)
      throws IOException, InterruptedException {
    Map<String, MeasuredService> services = new LinkedHashMap<>();
    try {
      for (AgentSetup agent : agents) {
        services.put(agent.name(), new MeasuredService(jdk, agent, programs));
      }
      Map<String, Double> cpuPercents = cpuPercents(services);
      Map<String, Footprint> footprints = new LinkedHashMap<>();
      for (Map.Entry<String, MeasuredService> service : services.entrySet()) {
        String name = service.getKey();
        footprints.put(name, service.getValue().footprint(cpuPercents.get(name)));
      }
      return footprints;
    } finally {
      for (MeasuredService service : services.values()) {
        service.close();
      }
    }
  }

  private Map<String, Double> cpuPercents(Map<String, MeasuredService> services)
      throws IOException, InterruptedException {
    MeasuredService any = services.get(AgentSetup.NONE);
    any.idle(rounds.settleSeconds());
    Map<String, Long> before = new LinkedHashMap<>();
    for (Map.Entry<String, MeasuredService> service : services.entrySet()) {
      before.put(service.getKey(), service.getValue().cpuNanos());
    }
    long start = System.nanoTime();
    any.idle(rounds.measuredSeconds());
    double nanos = System.nanoTime() - start;
    Map<String, Double> percents = new LinkedHashMap<>();
    for (Map.Entry<String, MeasuredService> service : services.entrySet()) {
      long cpuNanos = service.getValue().cpuNanos() - before.get(service.getKey());
      percents.put(service.getKey(), 100 * cpuNanos / nanos);
    }
    return percents;
  }
}
