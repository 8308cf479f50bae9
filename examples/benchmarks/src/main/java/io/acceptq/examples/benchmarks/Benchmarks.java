// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import io.acceptq.examples.benchmarks.jmh.AcceptCost;
import io.acceptq.examples.benchmarks.jmh.SamplingCost;
import io.acceptq.examples.benchmarks.machine.AgentSetup;
import io.acceptq.examples.benchmarks.machine.InstalledJdk;
import io.acceptq.examples.benchmarks.machine.ProgramDirectory;
import io.acceptq.examples.benchmarks.process.IdleServiceCost;
import io.acceptq.examples.benchmarks.process.StartUpCost;
import io.acceptq.examples.benchmarks.report.CostTable;
import io.acceptq.examples.benchmarks.report.CostTarget;
import io.acceptq.examples.benchmarks.report.Decimals;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the cost of acceptq next to no agent, an empty agent and two well-known agents, in one
 * run. Arguments: the agent's jar, the directory of the other agents' jars, {@code --quick}, {@code
 * --markdown}. Progress goes to stderr, the table to stdout.
 */
public final class Benchmarks {
  private static final CostTarget JAR_MEGABYTES = new CostTarget(6);
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final MeasurementPlan plan;
  private final ProgramDirectory programs;
  private final List<AgentSetup> agents;
  private final CostTable table;

  private Benchmarks(MeasurementPlan plan, ProgramDirectory programs, List<AgentSetup> agents) {
    this.plan = plan;
    this.programs = programs;
    this.agents = agents;
    this.table = new CostTable(agents);
  }

  public static void main(String[] args) throws Exception {
    List<String> options = List.of(args).subList(2, args.length);
    boolean quick = options.contains("--quick");
    try (ProgramDirectory programs = new ProgramDirectory()) {
      Path acceptq = Path.of(args[0]).toAbsolutePath();
      List<AgentSetup> agents = AgentSetup.all(programs, acceptq, Path.of(args[1]));
      MeasurementPlan plan = quick ? MeasurementPlan.quick() : MeasurementPlan.full();
      Benchmarks benchmarks = new Benchmarks(plan, programs, agents);
      double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
      benchmarks.measure();
      System.out.println(benchmarks.table.text(options.contains("--markdown")));
      printConditions(loadBefore);
      if (quick) {
        System.out.println("Quick run: too short for reliable numbers.");
      }
    }
  }

  private static void printConditions(double loadBefore) {
    System.out.printf(
        Locale.ROOT,
        "JMH on Java %s, Linux %s, %d cores, load average %.1f before.%n",
        Runtime.version(),
        System.getProperty("os.version"),
        CORES,
        loadBefore);
    if (loadBefore > CORES / 2.0) {
      System.out.println("Other programs kept this machine busy: the times are too long.");
    }
  }

  private void measure() throws Exception {
    AcceptCost accept = new AcceptCost(table);
    accept.addHook(plan.jmh(), agent(AgentSetup.ACCEPTQ));
    accept.addAccepts(plan.comparison(), plan.acceptRounds(), agents);
    SamplingCost sample = new SamplingCost(table, plan.jmh());
    sample.addReading(plan.socketCounts());
    sample.addDiagnosis();
    addJarSizes();
    List<InstalledJdk> jdks = InstalledJdk.all();
    StartUpCost startUp = new StartUpCost(table, plan.startUp(), programs.classPath());
    for (InstalledJdk jdk : jdks) {
      startUp.add(jdk, agents);
    }
    IdleServiceCost idle = new IdleServiceCost(table, plan.idle(), programs.classPath());
    for (InstalledJdk jdk : jdks) {
      if (jdk.hasTargets()) {
        idle.add(jdk, agents);
      }
    }
  }

  private AgentSetup agent(String name) {
    return agents.stream().filter(agent -> agent.name().equals(name)).findFirst().orElseThrow();
  }

  private void addJarSizes() throws IOException {
    Map<String, String> sizes = new LinkedHashMap<>();
    for (AgentSetup agent : agents) {
      if (agent.jar() != null) {
        sizes.put(agent.name(), Decimals.fixed(megabytes(agent.jar()), 2));
      }
    }
    double ours = megabytes(agent(AgentSetup.ACCEPTQ).jar());
    table.addWithTarget("agent jar, MB", sizes, ours, JAR_MEGABYTES);
  }

  private static double megabytes(Path jar) throws IOException {
    return Files.size(jar) / 1e6;
  }
}
