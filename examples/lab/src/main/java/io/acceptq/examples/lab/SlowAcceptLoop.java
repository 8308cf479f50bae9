// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** (f) Arrivals above what the loop accepts: a longer queue is a longer wait, nothing else. */
final class SlowAcceptLoop implements Experiment<SlowAcceptLoop.Facts> {
  private static final int ACCEPT_MILLIS = 20; // 50 a second
  private static final int PER_SECOND = 100;
  private static final int CLIENTS = 300;
  private static final int MILLIS = 3500;
  private static final Duration LOOK_AT = Duration.ofMillis(2400);

  /** One backlog's outcome. */
  record Run(int backlog, int accepted, long medianMillis, long ninetiethMillis, Verdict acceptq) {}

  /** What was found. */
  record Facts(Run small, Run large) {}

  @Override
  public String letter() {
    return "f";
  }

  @Override
  public String title() {
    return "A slow accept loop: a larger backlog only lengthens the wait";
  }

  @Override
  public Facts run(Bench bench, Journal journal) throws Exception {
    journal.say(
        """
        A loop that takes %d ms for each connection accepts %d a second; %d clients come, %d a second.
        Each measures how long it is connected before it is accepted."""
            .formatted(ACCEPT_MILLIS, 1000 / ACCEPT_MILLIS, CLIENTS, PER_SECOND));
    Run small = measure(bench, journal, 5);
    Run large = measure(bench, journal, 50);
    journal.say(
        "  backlog  accepted in %.1f s  median wait  9 of 10 within".formatted(MILLIS / 1e3));
    for (Run run : List.of(small, large)) {
      journal.say(
          "  %7d  %17d  %8d ms  %9d ms"
              .formatted(run.backlog, run.accepted, run.medianMillis, run.ninetiethMillis));
    }
    journal.say("Ten times the backlog serves no one more. It makes everybody wait longer.");
    return new Facts(small, large);
  }

  private static Run measure(Bench bench, Journal journal, int backlog) throws Exception {
    journal.say("With a backlog of %d, while they come:".formatted(backlog));
    bench.listen(backlog);
    bench.server().tell("accept", bench.port(), ACCEPT_MILLIS);
    bench.client().tell("crowd", bench.serverAddress(), bench.port(), CLIENTS, PER_SECOND, MILLIS);
    Deadline.pass(LOOK_AT);
    journal.table("server", List.of(bench.listener()));
    Verdict verdict = bench.acceptq(says -> says.get("QueueLength") != null);
    journal.show(verdict);
    List<Long> waits = new ArrayList<>();
    List<String> result = bench.client().tell("crowd-result");
    for (String wait : result.subList(1, result.size())) {
      waits.add(Long.valueOf(wait));
    }
    waits.sort(null);
    bench.server().tell("close", bench.port());
    return new Run(
        backlog,
        waits.size(),
        waits.get(waits.size() / 2),
        waits.get(waits.size() * 9 / 10),
        verdict);
  }
}
