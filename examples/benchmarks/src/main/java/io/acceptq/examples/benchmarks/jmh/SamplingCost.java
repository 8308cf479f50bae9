// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.jmh;

import io.acceptq.examples.benchmarks.machine.AgentSetup;
import io.acceptq.examples.benchmarks.machine.OpenSockets;
import io.acceptq.examples.benchmarks.machine.ProgressLog;
import io.acceptq.examples.benchmarks.report.CostTable;
import io.acceptq.examples.benchmarks.report.CostTarget;
import io.acceptq.examples.benchmarks.report.Decimals;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** The cost of one sample: of the kernel reading and of the diagnosis. */
public final class SamplingCost {
  private static final CostTarget READ_MICROS = new CostTarget(60);
  private static final CostTarget DIAGNOSIS_MICROS = new CostTarget(2_000);

  private final CostTable table;
  private final JmhRunner jmh;

  public SamplingCost(CostTable table, JmhRunner jmh) {
    this.table = table;
    this.jmh = jmh;
  }

  /** Adds the kernel reading by the number of sockets in the namespace, which should not matter. */
  public void addReading(List<Integer> socketCounts) throws IOException, RunnerException {
    try (OpenSockets open = new OpenSockets()) {
      for (int wanted : socketCounts) {
        ProgressLog.log("netlink sample, %,d sockets", wanted);
        int sockets = open.growTo(wanted);
        JmhRunner.Score score = jmh.score(SampleBenchmark.class, "read", 1, List.of());
        String label =
            String.format(
                Locale.ROOT,
                "netlink sample, %d listeners, %,d sockets, µs",
                SampleBenchmark.LISTENERS,
                sockets);
        table.addOwn(label, score.time(), 1, READ_MICROS);
        String bytes = Decimals.fixed(score.bytes(), 0);
        table.addPlain("  allocated per sample, B", Map.of(AgentSetup.ACCEPTQ, bytes));
      }
    }
  }

  /** Adds the diagnosis of many listeners: all healthy, and all overflowing. */
  public void addDiagnosis() throws IOException, RunnerException {
    for (String method : List.of("healthy", "overflowing")) {
      ProgressLog.log("diagnosis, %s", method);
      JmhRunner.Score score = jmh.score(DiagnosisBenchmark.class, method, 1, List.of());
      String label =
          String.format(
              Locale.ROOT,
              "diagnosis, %,d listeners, all %s, µs",
              DiagnosisBenchmark.LISTENERS,
              method);
      table.addOwn(label, score.time(), 1, DIAGNOSIS_MICROS);
    }
  }
}
