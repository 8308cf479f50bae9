// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What acceptq costs, beside no agent, an empty one and two well-known ones: one table in one run.
 * Arguments: the agent's jar, the directory of the other agents' jars, {@code --quick}, {@code
 * --markdown}. Progress goes to stderr, the table to stdout.
 */
public final class Benchmarks {
  private static final Target JAR_MEGABYTES = new Target(6);
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final Plan plan;
  private final Workshop workshop;
  private final List<Contender> contenders;
  private final Report report;

  private Benchmarks(Plan plan, Workshop workshop, List<Contender> contenders) {
    this.plan = plan;
    this.workshop = workshop;
    this.contenders = contenders;
    this.report = new Report(contenders);
  }

  public static void main(String[] args) throws Exception {
    List<String> options = List.of(args).subList(2, args.length);
    boolean quick = options.contains("--quick");
    try (Workshop workshop = new Workshop()) {
      Path acceptq = Path.of(args[0]).toAbsolutePath();
      List<Contender> contenders = Contender.all(workshop, acceptq, Path.of(args[1]));
      Benchmarks benchmarks =
          new Benchmarks(quick ? Plan.quick() : Plan.full(), workshop, contenders);
      double before = load();
      benchmarks.measure();
      System.out.println(benchmarks.report.text(options.contains("--markdown")));
      System.out.printf(
          Locale.ROOT,
          "JMH on Java %s, Linux %s, %d cores, load average %.1f before.%n",
          Runtime.version(),
          System.getProperty("os.version"),
          CORES,
          before);
      if (before > CORES / 2.0) {
        System.out.println("The machine was busy with something else: times are too long.");
      }
      if (quick) {
        System.out.println("A quick run, for trying: these numbers mean little.");
      }
    }
  }

  private void measure() throws Exception {
    Accepts accepts = new Accepts(plan);
    accepts.addHook(report, contender(Contender.ACCEPTQ));
    accepts.addReal(report, contenders);
    Samples samples = new Samples(plan);
    samples.addTo(report);
    samples.addDiagnosisTo(report);
    jarSizes();
    StartUp startUp = new StartUp(plan, workshop.programs());
    Idling idling = new Idling(plan, workshop.programs());
    List<Jdk> jdks = Jdk.all();
    for (Jdk jdk : jdks) {
      startUp.addTo(report, jdk, contenders);
    }
    for (Jdk jdk : jdks) {
      if (jdk.isJudged()) {
        idling.addTo(report, jdk, contenders);
      }
    }
  }

  private Contender contender(String name) {
    return contenders.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private void jarSizes() throws IOException {
    Map<String, String> sizes = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      if (contender.jar() != null) {
        sizes.put(contender.name(), Report.number(megabytes(contender.jar()), 2));
      }
    }
    double ours = megabytes(contender(Contender.ACCEPTQ).jar());
    report.judged("agent jar, MB", sizes, ours, JAR_MEGABYTES);
  }

  private static double megabytes(Path jar) throws IOException {
    return Files.size(jar) / 1e6;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
