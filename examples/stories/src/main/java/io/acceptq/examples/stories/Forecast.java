// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Records a load against a small backlog, has acceptq foretell how it would have gone with others,
 * and runs the same load with those for real: prints the comparison as a table, and the exit status
 * is 0 if foretold and measured agree. In a network namespace of its own, loopback up.
 */
final class Forecast {
  /** Foretold and measured agree within so much, or two connections. */
  private static final double TOLERANCE = 0.1;

  private static final double MEASURE_SECONDS = 3;

  /**
   * A load.
   *
   * @param backlog it is recorded with
   */
  private record Load(String name, Behaviour behaviour, int backlog, Story.Plot plot) {}

  private static final List<Load> LOADS =
      List.of(
          new Load("40 clients at once, 20 ms each", Behaviour.DAWDLES, 10, s -> s.come(40)),
          new Load("150 clients at once, 10 ms each", Behaviour.PLODS, 20, s -> s.come(150)),
          new Load("100 clients/s, a pause of 0.8 s", Behaviour.ACCEPTS, 20, Forecast::pause),
          new Load(
              "100 clients/s for 2 s, 20 ms each", Behaviour.DAWDLES, 20, s -> s.come(100, 2)));

  /** What a run was foretold to be, at least and at most, or was. */
  private record Figures(int peakLeast, int peakMost, int refusedLeast, int refusedMost) {
    boolean isMetBy(Figures measured) {
      return isWithin(peakLeast, peakMost, measured.peakMost)
          && isWithin(refusedLeast, refusedMost, measured.refusedMost);
    }

    private static boolean isWithin(int least, int most, int measured) {
      double slack = Math.max(2, TOLERANCE * measured);
      return measured >= least - slack && measured <= most + slack;
    }
  }

  private final String agent;

  private Forecast(Path agent) {
    this.agent = agent.toAbsolutePath().toString();
  }

  /** Agent jar. */
  public static void main(String[] args) throws Exception {
    Ground.PLAIN.prepare();
    Forecast forecast = new Forecast(Path.of(args[0]));
    System.out.println(
        "| load | recorded with | foretold for | peak | measured | clients refused | measured | |\n"
            + "|---|--:|--:|--:|--:|--:|--:|---|");
    boolean right = true;
    for (Load load : LOADS) {
      right &= forecast.compare(load);
    }
    if (!right) {
      throw new IllegalStateException("foretold and measured do not agree");
    }
  }

  private static void pause(Stage stage) throws Exception {
    stage.come(100, 1);
    stage.ask("nap 800");
    stage.come(100, 2);
  }

  private boolean compare(Load load) throws Exception {
    int recommended;
    int half;
    Figures forRecommended;
    Figures forHalf;
    try (Recorded recorded = new Recorded(load, load.backlog, "100ms")) {
      recommended = Integer.parseInt(recorded.stage.ask("attribute RecommendedBacklog"));
      half = recommended / 3; // half of what was needed, since a half more is recommended
      forRecommended = foretold(recorded.stage.ask("simulate " + recommended));
      forHalf = foretold(recorded.stage.ask("simulate " + half));
    }
    boolean right = row(load, half, forHalf, measure(load, half), "");
    Figures measured = measure(load, recommended);
    boolean held = measured.refusedMost == 0;
    return row(load, recommended, forRecommended, measured, "recommended") && right && held;
  }

  /** A service that has lived through a load. */
  private final class Recorded implements AutoCloseable {
    final Stage stage;
    private final Path log = Files.createTempFile("acceptq-forecast", ".log");

    Recorded(Load load, int backlog, String interval) throws Exception {
      String options = agent + "=interval=" + interval;
      stage = new Stage(Stage.service(options, List.of(), load.behaviour, backlog), log);
      while (stage.ask("bean").isEmpty()) {
        stage.rest(0.02);
      }
      load.plot.play(stage);
      stage.rest(MEASURE_SECONDS);
    }

    @Override
    public void close() throws IOException {
      stage.close();
      Files.delete(log);
    }
  }

  private Figures measure(Load load, int backlog) throws Exception {
    try (Recorded recorded = new Recorded(load, backlog, "10ms")) {
      int peak = Integer.parseInt(recorded.stage.ask("attribute QueuePeak"));
      int refused = recorded.stage.refused();
      return new Figures(peak, peak, refused, refused);
    }
  }

  private static Figures foretold(String answer) {
    int[] numbers = Arrays.stream(answer.split("\t", -1)).mapToInt(Integer::parseInt).toArray();
    return new Figures(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  private static boolean row(
      Load load, int backlog, Figures foretold, Figures measured, String remark) {
    boolean right = foretold.isMetBy(measured);
    System.out.printf(
        "| %s | %d | %d | %s | %d | %s | %d | %s%s |%n",
        load.name,
        load.backlog,
        backlog,
        range(foretold.peakLeast, foretold.peakMost),
        measured.peakMost,
        range(foretold.refusedLeast, foretold.refusedMost),
        measured.refusedMost,
        remark,
        right ? "" : " WRONG");
    return right;
  }

  private static String range(int least, int most) {
    return least == most ? Integer.toString(most) : least + " to " + most;
  }
}
