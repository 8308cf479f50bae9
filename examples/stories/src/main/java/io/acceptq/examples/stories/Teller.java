// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells one story, in a network namespace that is its own, and compares what acceptq logs of it
 * with what it is: the exit status is 0 if it is right. Without arguments it prints the names.
 */
final class Teller {
  /** An episode that has a cause is told at most so long after it began. */
  private static final double KNOWN_WITHIN_SECONDS = 2;

  /** What the last event of a story leads to shows within this. */
  private static final double AFTERMATH_SECONDS = 3;

  private Teller() {}

  /** Agent jar, name of a story. */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      Stories.ALL.forEach(story -> System.out.println(story.name()));
      return;
    }
    for (Story story : Stories.ALL) {
      if (story.name().equals(args[1])) {
        if (!tell(story, Path.of(args[0]))) {
          throw new IllegalStateException("acceptq was wrong about " + story.name());
        }
        return;
      }
    }
    throw new IllegalArgumentException("no story " + args[1]);
  }

  private static boolean tell(Story story, Path agent) throws Exception {
    Path log = Files.createTempFile("acceptq-story", ".log");
    List<String> command = new ArrayList<>(story.ground().prepare());
    command.addAll(
        Stage.service(
            agent.toAbsolutePath().toString(),
            story.options(),
            story.behaviour(),
            story.backlog()));
    Observer observer;
    try (Stage stage = new Stage(command, log)) {
      observer = new Observer(stage);
      observer.start();
      story.plot().play(stage);
      stage.rest(AFTERMATH_SECONDS);
      observer.end();
    } finally {
      story.ground().leave();
    }
    boolean right = judge(story, Files.readAllLines(log), observer);
    Files.delete(log);
    return right;
  }

  private static boolean judge(Story story, List<String> log, Observer observer)
      throws IOException {
    List<String> begun = log.stream().filter(Teller::isBeginning).toList();
    String problem = problem(story, begun, observer);
    System.out.printf(
        "%-22s %-26s %s%n",
        story.name(),
        story.isHealthy() ? "healthy" : String.join(" + ", story.causes()),
        problem == null ? "right" + observer.delay() : "WRONG: " + problem);
    begun.forEach(line -> System.out.println("    " + line));
    if (problem != null) {
      log.forEach(line -> System.out.println("    log: " + line));
      observer.seen().forEach(line -> System.out.println("    seen: " + line));
    }
    return problem == null;
  }

  /** {@code acceptq: 127.0.0.1:8080 overflow: …}. */
  private static boolean isBeginning(String line) {
    return line.matches("acceptq: \\S+ (overflow|saturation|stall|synflood): .*");
  }

  private static String problem(Story story, List<String> begun, Observer observer) {
    if (story.isHealthy()) {
      return begun.isEmpty() && observer.causes().isEmpty() ? null : "it is well";
    }
    if (story.isElsewhere()) {
      boolean named = observer.causes().equals(story.causes());
      return begun.isEmpty() && named ? null : "the bean named " + observer.causes();
    }
    if (begun.isEmpty()) {
      return "nothing was told";
    }
    String text = begun.get(begun.size() - 1);
    if (!text.contains(": " + story.causes().get(0) + ": ")) {
      return "another cause was told";
    }
    for (String also : story.causes().subList(1, story.causes().size())) {
      if (!text.contains("; also " + also + ": ")) {
        return also + " was not told";
      }
    }
    if (!observer.causes().equals(List.of(story.causes().get(0)))) {
      return "the bean named " + observer.causes();
    }
    return observer.delaySeconds() > KNOWN_WITHIN_SECONDS ? "too late" : null;
  }
}
