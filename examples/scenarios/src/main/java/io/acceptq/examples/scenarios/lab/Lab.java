// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import io.acceptq.examples.scenarios.harness.NetworkNamespaces;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the experiments that articles on {@code backlog} describe:
 *
 * <pre>bash examples/scenarios/lab.sh [--full] [a b c d e f g]</pre>
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
        new DefaultBacklogs());
  }

  @SuppressWarnings("checkstyle:RegexpSinglelineJava") // a program of its own, in no service
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
          "expected [--full] [a b c d e f g], got: " + String.join(" ", args));
    }
    Transcript transcript =
        new Transcript(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    NetworkNamespaces namespaces = NetworkNamespaces.find();
    transcript.say(
        switch (namespaces) {
          case ROOT -> "Two hosts: network namespaces connected by a veth pair.";
          case USER ->
              "Two hosts: network namespaces connected by a veth pair, in a user namespace, because"
                  + " you are not root.";
          case NONE -> "One host, on loopback: network namespaces cannot be created here.";
        });
    for (Experiment<?> experiment : chosen) {
      run(experiment, namespaces, transcript);
    }
  }

  private static void run(
      Experiment<?> experiment, NetworkNamespaces namespaces, Transcript transcript)
      throws Exception {
    transcript.title("(" + experiment.letter() + ") " + experiment.title());
    String reason = experiment.skipReason(namespaces);
    if (reason != null) {
      transcript.say("Skipped: " + reason + ".");
      return;
    }
    try (Testbed testbed = Testbed.open(namespaces, System.getProperty("acceptq.agent"))) {
      experiment.run(testbed, transcript);
    }
  }
}
