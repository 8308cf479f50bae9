// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks at the listener's bean again and again, as a person with JConsole would. */
final class Observer extends Thread {
  private static final Set<String> TROUBLE = Set.of("SATURATED", "STALLED", "OVERFLOWING");

  private final Stage stage;
  private final Set<String> causes = new LinkedHashSet<>();
  private final List<String> seen = new ArrayList<>();
  private long troubleSince = -1;
  private double delay = -1;
  private volatile boolean ended;

  Observer(Stage stage) {
    super("observer");
    this.stage = stage;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      while (!ended) {
        look(stage.ask("bean"));
        stage.rest(0.05);
      }
    } catch (IOException | InterruptedException e) {
      seen.add("lost: " + e);
    }
  }

  private synchronized void look(String bean) {
    String[] values = bean.split("\t", -1);
    if (values.length < 2) {
      return;
    }
    long now = System.nanoTime();
    boolean trouble = TROUBLE.contains(values[0]) || !values[1].equals("null");
    if (trouble && troubleSince < 0) {
      troubleSince = now;
    }
    if (!values[1].equals("null")) {
      causes.add(values[1]);
      if (delay < 0) {
        delay = (now - troubleSince) / 1e9;
      }
    }
    String line = values[0] + " " + values[1] + ": " + values[2];
    if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(line)) {
      seen.add(line);
    }
  }

  void end() throws InterruptedException {
    ended = true;
    join(5_000);
  }

  /** Those that the bean named, in the order of their first sight. */
  synchronized List<String> causes() {
    return List.copyOf(causes);
  }

  /** From the first sight of trouble to that of a cause. */
  synchronized double delaySeconds() {
    return delay;
  }

  String delay() {
    return delaySeconds() < 0
        ? ""
        : String.format(Locale.ROOT, ", known after %.1f s", delaySeconds());
  }

  synchronized List<String> seen() {
    return List.copyOf(seen);
  }
}
