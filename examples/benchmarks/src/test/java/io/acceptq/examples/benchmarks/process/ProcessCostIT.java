// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.examples.benchmarks.machine.AgentSetup;
import io.acceptq.examples.benchmarks.machine.InstalledJdk;
import io.acceptq.examples.benchmarks.machine.ProgramDirectory;
import io.acceptq.examples.benchmarks.report.CostTable;
import io.acceptq.testing.ExternalTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Measures whole processes once, under the packaged agent; the results do not matter. */
@ExternalTest
class ProcessCostIT {
  private ProgramDirectory programs;
  private List<AgentSetup> agents;
  private CostTable table;
  private InstalledJdk java17;

  @BeforeEach
  void prepare() throws Exception {
    programs = new ProgramDirectory();
    Path empty = programs.emptyAgent();
    Path acceptq = Path.of(System.getProperty("acceptq.agent.jar"));
    agents =
        List.of(
            new AgentSetup(AgentSetup.NONE, null, List.of(), false),
            new AgentSetup(AgentSetup.EMPTY, empty, List.of("-javaagent:" + empty), false),
            new AgentSetup(AgentSetup.ACCEPTQ, acceptq, List.of("-javaagent:" + acceptq), false));
    table = new CostTable(agents);
    java17 = InstalledJdk.all().stream().filter(j -> j.feature() == 17).findFirst().orElseThrow();
  }

  @AfterEach
  void deletePrograms() throws Exception {
    programs.close();
  }

  @Test
  void measuresStartUpAndPrintsTheRowsOfTheReadme() throws Exception {
    new StartUpCost(table, new StartUpCost.Rounds(1, 1), programs.classPath()).add(java17, agents);

    assertThat(labels()).hasSize(2);
    assertThat(labelsOfTheReadme()).containsAll(labels());
  }

  @Test
  void measuresAnIdleServiceAndPrintsTheRowsOfTheReadme() throws Exception {
    IdleServiceCost.Rounds rounds = new IdleServiceCost.Rounds(1, 0, 1);
    new IdleServiceCost(table, rounds, programs.classPath()).add(java17, agents);

    assertThat(labels()).hasSize(7);
    assertThat(labelsOfTheReadme()).containsAll(labels());
  }

  private List<String> labels() {
    return labels(table.text(true).lines());
  }

  private static List<String> labelsOfTheReadme() throws Exception {
    try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
      return labels(lines);
    }
  }

  /** The first cells, without header and separator. */
  private static List<String> labels(Stream<String> lines) {
    return lines
        .filter(line -> line.startsWith("| "))
        .map(line -> line.split("\\|", -1)[1].strip())
        .filter(label -> !label.isEmpty())
        .toList();
  }
}
