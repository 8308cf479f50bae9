// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import io.acceptq.examples.scenarios.harness.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** (f) Arrivals above what the loop accepts: a longer queue only means a longer wait. */
final class SlowAcceptLoop implements Experiment<SlowAcceptLoop.Result> {
  private static final int ACCEPT_MILLIS = 20; // 50 per second
  private static final int PER_SECOND = 100;
  private static final int CLIENTS = 300;
  private static final int MILLIS = 3500;
  private static final Duration READ_AFTER = Duration.ofMillis(2400);

  /** The outcome with one backlog. */
  record Run(
      int backlog, int accepted, long medianMillis, long ninetiethMillis, AcceptqState acceptq) {}

  /** The outcomes with both backlogs. */
  record Result(Run small, Run large) {}

  @Override
  public String letter() {
    return "f";
  }

  @Override
  public String title() {
    return "A slow accept loop: a larger backlog only lengthens the wait";
  }

  @Override
  public Result run(Testbed testbed, Transcript transcript) throws Exception {
    transcript.say(
        """
        A loop that spends %d ms on each connection accepts %d per second; %d clients connect, %d
        per second. Each measures the time from its handshake until it is accepted."""
            .formatted(ACCEPT_MILLIS, 1000 / ACCEPT_MILLIS, CLIENTS, PER_SECOND));
    Run small = measure(testbed, transcript, 5);
    Run large = measure(testbed, transcript, 50);
    transcript.say(
        "  backlog  accepted in %.1f s  median wait  90th percentile".formatted(MILLIS / 1e3));
    for (Run run : List.of(small, large)) {
      transcript.say(
          "  %7d  %17d  %8d ms  %12d ms"
              .formatted(run.backlog, run.accepted, run.medianMillis, run.ninetiethMillis));
    }
    transcript.say(
        "Ten times the backlog does not serve more clients. It makes all of them wait longer.");
    return new Result(small, large);
  }

  private static Run measure(Testbed testbed, Transcript transcript, int backlog) throws Exception {
    transcript.say("With a backlog of %d, while clients connect:".formatted(backlog));
    testbed.listen(backlog);
    testbed.server().run("accept", testbed.port(), ACCEPT_MILLIS);
    testbed
        .client()
        .run("clients", testbed.serverAddress(), testbed.port(), CLIENTS, PER_SECOND, MILLIS);
    Deadline.pass(READ_AFTER);
    transcript.table("server", List.of(testbed.listener()));
    AcceptqState state = testbed.awaitState(s -> s.get("QueueLength") != null);
    transcript.show(state);
    List<Long> waits = new ArrayList<>();
    for (String wait : testbed.client().run("waits")) {
      waits.add(Long.valueOf(wait));
    }
    waits.sort(null);
    testbed.server().run("close", testbed.port());
    return new Run(
        backlog,
        waits.size(),
        waits.get(waits.size() / 2),
        waits.get(waits.size() * 9 / 10),
        state);
  }
}
