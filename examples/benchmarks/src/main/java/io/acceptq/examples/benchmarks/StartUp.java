// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import io.acceptq.examples.benchmarks.programs.OneListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Wall time of a whole small program. The contenders take turns, so that a slow moment of the
 * machine meets all of them, and the first round does not count.
 */
final class StartUp {
  private static final Target OVER_EMPTY = new Target(100);

  private final Plan plan;
  private final Path programs;

  StartUp(Plan plan, Path programs) {
    this.plan = plan;
    this.programs = programs;
  }

  /** On a release that is not judged, those that need seconds are left out. */
  void addTo(Report report, Jdk jdk, List<Contender> all) throws IOException, InterruptedException {
    Progress.say("start-up on Java %d", jdk.feature());
    Map<String, Spread> millis =
        measure(jdk, all.stream().filter(c -> jdk.isJudged() || !c.slow()).toList());
    double empty = millis.get(Contender.EMPTY).median();
    Map<String, String> times = new LinkedHashMap<>();
    Map<String, String> overEmpty = new LinkedHashMap<>();
    millis.forEach(
        (name, spread) -> {
          times.put(name, spread.text(0));
          overEmpty.put(name, Report.signed(spread.median() - empty, 0));
        });
    report.plain("start-up, Java " + jdk.feature() + ", ms", times);
    String measure = "  over the empty agent, Java " + jdk.feature() + ", ms";
    if (jdk.isJudged()) {
      double ours = millis.get(Contender.ACCEPTQ).median() - empty;
      report.judged(measure, overEmpty, ours, OVER_EMPTY);
    } else {
      report.plain(measure, overEmpty);
    }
  }

  private Map<String, Spread> measure(Jdk jdk, List<Contender> contenders)
      throws IOException, InterruptedException {
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      run(jdk, contender);
      millis.put(contender.name(), new ArrayList<>());
    }
    for (int round = 0; round < plan.startRounds(); round++) {
      for (Contender contender : contenders) {
        if (!contender.slow() || round < plan.slowStartRounds()) {
          millis.get(contender.name()).add(run(jdk, contender));
        }
      }
    }
    Map<String, Spread> spreads = new LinkedHashMap<>();
    millis.forEach((name, values) -> spreads.put(name, Spread.of(values)));
    return spreads;
  }

  private double run(Jdk jdk, Contender contender) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(jdk.java());
    command.addAll(contender.options());
    command.addAll(List.of("-cp", programs.toString(), OneListener.class.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    int status = builder.start().waitFor();
    long nanos = System.nanoTime() - start;
    if (status != 0) {
      throw new IOException("status " + status + " of " + String.join(" ", command));
    }
    return nanos / 1e6;
  }
}
