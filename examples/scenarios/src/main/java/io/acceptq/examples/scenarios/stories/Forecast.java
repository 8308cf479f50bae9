// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import io.acceptq.examples.scenarios.harness.RemoteJvm;
import java.nio.file.Path;
import java.util.List;

/**
 * Records loads with a small backlog, has acceptq predict their outcome with other backlogs, and
 * measures the same loads with those. Prints a table; the exit status is 0 if predictions and
 * measurements agree. Runs in a network namespace of its own.
 */
final class Forecast {
  private static final double SETTLE_SECONDS = 3;

  /** A load, and the backlog it is recorded with. */
  private record Load(String name, ServiceSetup setup, Story.Script script) {}

  private static final List<Load> LOADS =
      List.of(
          new Load(
              "40 clients at once, 20 ms each",
              ServiceSetup.of(AcceptBehaviour.WORKS_20_MS, 10),
              (service, clients) -> clients.connect(40)),
          new Load(
              "150 clients at once, 10 ms each",
              ServiceSetup.of(AcceptBehaviour.WORKS_10_MS, 20),
              (service, clients) -> clients.connect(150)),
          new Load(
              "100 clients/s, a pause of 0.8 s",
              ServiceSetup.of(AcceptBehaviour.ACCEPTS, 20),
              Forecast::loadWithPause),
          new Load(
              "100 clients/s for 2 s, 20 ms each",
              ServiceSetup.of(AcceptBehaviour.WORKS_20_MS, 20),
              (service, clients) -> clients.connectAtRate(100, 2)));

  private final String agent;

  private Forecast(Path agent) {
    this.agent = agent.toAbsolutePath().toString();
  }

  /** Arguments: agent jar. */
  public static void main(String[] args) throws Exception {
    Forecast forecast = new Forecast(Path.of(args[0]));
    System.out.println(
        """
        | load | recorded with | predicted for | peak | measured | clients refused | measured | |
        |---|--:|--:|--:|--:|--:|--:|---|""");
    boolean correct = true;
    for (Load load : LOADS) {
      correct &= forecast.compare(load);
    }
    if (!correct) {
      throw new IllegalStateException("predictions and measurements do not agree");
    }
  }

  private static void loadWithPause(RemoteJvm service, ClientLoad clients) throws Exception {
    clients.connectAtRate(100, 1);
    service.run("pause", 800);
    clients.connectAtRate(100, 2);
  }

  private boolean compare(Load load) throws Exception {
    int recommended;
    int half;
    LoadOutcome withRecommended;
    LoadOutcome withHalf;
    try (RecordedLoad recorded = record(load, load.setup, "100ms")) {
      recommended = Integer.parseInt(recorded.attribute("RecommendedBacklog"));
      half = recommended / 3; // the recommendation is 1.5 times what was needed
      withRecommended = predict(recorded, recommended);
      withHalf = predict(recorded, half);
    }
    boolean correct = printRow(load, half, withHalf, measure(load, half), "");
    LoadOutcome measured = measure(load, recommended);
    boolean held = measured.refused().most() == 0;
    return printRow(load, recommended, withRecommended, measured, "recommended") && correct && held;
  }

  private RecordedLoad record(Load load, ServiceSetup setup, String interval) throws Exception {
    Story.Script script =
        (service, clients) -> {
          while (service.run("state", StoryService.PORT).isEmpty()) {
            service.pause(0.02); // a prediction needs the whole load
          }
          load.script.run(service, clients);
        };
    return RecordedLoad.record(setup, agent + "=interval=" + interval, script, SETTLE_SECONDS);
  }

  private LoadOutcome measure(Load load, int backlog) throws Exception {
    ServiceSetup setup = ServiceSetup.of(load.setup.behaviour(), backlog);
    try (RecordedLoad recorded = record(load, setup, "10ms")) {
      return LoadOutcome.measured(
          Integer.parseInt(recorded.attribute("QueuePeak")), recorded.clients().refused());
    }
  }

  private static LoadOutcome predict(RecordedLoad recorded, int backlog) throws Exception {
    return LoadOutcome.predicted(recorded.service().run("simulate", StoryService.PORT, backlog));
  }

  private static boolean printRow(
      Load load, int backlog, LoadOutcome predicted, LoadOutcome measured, String remark) {
    boolean correct = predicted.agreesWith(measured);
    System.out.printf(
        "| %s | %d | %d | %s | %s | %s | %s | %s%s |%n",
        load.name,
        load.setup.backlog(),
        backlog,
        predicted.peak(),
        measured.peak(),
        predicted.refused(),
        measured.refused(),
        remark,
        correct ? "" : " WRONG");
    return correct;
  }
}
