// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** A sample by the number of sockets in the namespace, which it should not notice. */
final class Samples {
  private static final Target MICROS = new Target(60);
  private static final Target DIAGNOSIS_MICROS = new Target(2_000);

  private final Plan plan;

  Samples(Plan plan) {
    this.plan = plan;
  }

  void addTo(Report report) throws IOException, RunnerException {
    try (Crowds crowds = new Crowds()) {
      for (int wanted : plan.crowds()) {
        Progress.say("netlink sample, %,d sockets", wanted);
        int sockets = crowds.growTo(wanted);
        JmhRun.Score score = plan.jmh().score(SampleBenchmark.class, "read", 1, List.of());
        String label =
            String.format(
                Locale.ROOT,
                "netlink sample, %d listeners, %,d sockets, µs",
                SampleBenchmark.LISTENERS,
                sockets);
        report.own(label, score.time(), 1, MICROS);
        report.plain(
            "  allocated per sample, B",
            Map.of(Contender.ACCEPTQ, Report.number(score.bytes(), 0)));
      }
    }
  }

  /** A sample's judgement, when all is well and when nothing is. */
  void addDiagnosisTo(Report report) throws IOException, RunnerException {
    for (String method : List.of("well", "overflowing")) {
      Progress.say("diagnosis, %s", method);
      JmhRun.Score score = plan.jmh().score(DiagnosisBenchmark.class, method, 1, List.of());
      String label =
          String.format(
              Locale.ROOT,
              "diagnosis, %,d listeners, all %s, µs",
              DiagnosisBenchmark.LISTENERS,
              method);
      report.own(label, score.time(), 1, DIAGNOSIS_MICROS);
    }
  }
}
