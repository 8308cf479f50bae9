// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The experiments that every article on {@code backlog} describes, run for real:
 *
 * <pre>bash examples/lab/run.sh [--full] [a b c d e f g]</pre>
 */
final class Lab {
  private Lab() {}

  static List<Experiment<?>> all(boolean full) {
    return List.of(
        new NeverAccepted(),
        new AdmittedThenFull(full ? 5 : 2),
        new LateClient(),
        new ResetOnOverflow(),
        new CappedBacklog(),
        new SlowAcceptLoop(),
        new AskedBacklogs());
  }

  @SuppressWarnings("checkstyle:RegexpSinglelineJava") // a program of its own, nobody's guest
  public static void main(String[] args) {
    try {
      run(args);
    } catch (Exception e) {
      System.err.println("lab: " + (e.getMessage() == null ? e : e.getMessage()));
      System.exit(1);
    }
  }

  private static void run(String[] args) throws Exception {
    List<String> wanted = new ArrayList<>(List.of(args));
    boolean full = wanted.remove("--full");
    List<Experiment<?>> chosen =
        all(full).stream().filter(e -> wanted.isEmpty() || wanted.contains(e.letter())).toList();
    if (chosen.size() < wanted.size()) {
      throw new IllegalArgumentException(
          "[--full] [a b c d e f g], not: " + String.join(" ", args));
    }
    Journal journal = new Journal(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    Ground ground = Ground.find();
    journal.say(
        switch (ground) {
          case ROOT -> "Two machines: network namespaces of this lab, joined by a cable.";
          case USER ->
              "Two machines: network namespaces inside a user namespace, since you are not root.";
          case LOOPBACK -> "Everything on this machine's loopback: it allows no network namespace.";
        });
    for (Experiment<?> experiment : chosen) {
      run(experiment, ground, journal);
    }
  }

  private static void run(Experiment<?> experiment, Ground ground, Journal journal)
      throws Exception {
    journal.title("(" + experiment.letter() + ") " + experiment.title());
    String reason = experiment.leftOut(ground);
    if (reason != null) {
      journal.say("Left out: " + reason + ".");
      return;
    }
    try (Bench bench = Bench.open(ground, System.getProperty("acceptq.agent"))) {
      experiment.run(bench, journal);
    }
  }
}
