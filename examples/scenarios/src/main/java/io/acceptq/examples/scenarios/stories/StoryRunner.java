// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import io.acceptq.examples.scenarios.harness.RemoteJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs one story, in a network namespace of its own, and compares the causes that acceptq reports
 * with those of the story: the exit status is 0 if they agree. Without arguments it prints the
 * names of all stories.
 */
final class StoryRunner {
  /** The longest time from the beginning of an episode until its cause is reported. */
  private static final double CAUSE_LIMIT_SECONDS = 2;

  /** The consequences of the last event of a story show within this time. */
  private static final double SETTLE_SECONDS = 3;

  private StoryRunner() {}

  /** Arguments: agent jar, name of a story. */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      Stories.ALL.forEach(story -> System.out.println(story.name()));
      return;
    }
    String agent = Path.of(args[0]).toAbsolutePath().toString();
    if (!run(story(args[1]), agent)) {
      throw new IllegalStateException("acceptq named the wrong cause for " + args[1]);
    }
  }

  private static Story story(String name) {
    return Stories.ALL.stream()
        .filter(story -> story.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no story " + name));
  }

  private static boolean run(Story story, String agent) throws Exception {
    Path log = Files.createTempFile("acceptq-story", ".log");
    BeanObserver observer;
    try (RemoteJvm service = story.setup().start(agent, log);
        ClientLoad clients = new ClientLoad(service)) {
      observer = new BeanObserver(service);
      observer.start();
      story.script().run(service, clients);
      service.pause(SETTLE_SECONDS);
      observer.end();
      service.kill(); // an orderly end would add to the log
    } finally {
      story.setup().environment().cleanUp();
    }
    boolean correct = judge(story, Files.readAllLines(log), observer);
    Files.delete(log);
    return correct;
  }

  private static boolean judge(Story story, List<String> log, BeanObserver observer) {
    List<String> problems = log.stream().filter(StoryRunner::reportsProblem).toList();
    String mistake = mistake(story, problems, observer);
    System.out.printf(
        "%-22s %-26s %s%n",
        story.name(),
        story.isHealthy() ? "healthy" : String.join(" + ", story.causes()),
        mistake == null ? "correct" + observer.delay() : "WRONG: " + mistake);
    problems.forEach(line -> System.out.println("    " + line));
    if (mistake != null) {
      log.forEach(line -> System.out.println("    log: " + line));
      observer.changes().forEach(line -> System.out.println("    MBean: " + line));
    }
    return mistake == null;
  }

  /** {@code acceptq: 127.0.0.1:8080 overflow: …}: the beginning of an episode. */
  private static boolean reportsProblem(String line) {
    return line.matches("acceptq: \\S+ (overflow|saturation|stall|synflood): .*");
  }

  /** What is wrong in what acceptq reported; null if nothing is. */
  private static String mistake(Story story, List<String> problems, BeanObserver observer) {
    if (story.isHealthy()) {
      boolean silent = problems.isEmpty() && observer.causes().isEmpty();
      return silent ? null : "a problem was reported, but the service is healthy";
    }
    if (story.isOfOtherProcess()) {
      boolean named = observer.causes().equals(story.causes());
      return problems.isEmpty() && named ? null : "the MBean named " + observer.causes();
    }
    if (problems.isEmpty()) {
      return "no problem was logged";
    }
    String text = problems.get(problems.size() - 1);
    if (!text.contains(": " + story.causes().get(0) + ": ")) {
      return "another cause was logged";
    }
    for (String second : story.causes().subList(1, story.causes().size())) {
      if (!text.contains("; also " + second + ": ")) {
        return second + " was not logged";
      }
    }
    if (!observer.causes().equals(List.of(story.causes().get(0)))) {
      return "the MBean named " + observer.causes();
    }
    return observer.delaySeconds() > CAUSE_LIMIT_SECONDS ? "the cause was named too late" : null;
  }
}
