// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import io.acceptq.examples.scenarios.harness.RemoteJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the listener's MBean every 50 ms, as a person with JConsole would, on a thread of its own.
 */
final class BeanObserver extends Thread {
  private static final Set<String> UNHEALTHY = Set.of("SATURATED", "STALLED", "OVERFLOWING");

  private final RemoteJvm service;
  private final Set<String> causes = new LinkedHashSet<>();
  private final List<String> changes = new ArrayList<>();
  private long problemSince = -1;
  private double delaySeconds = -1;
  private volatile boolean ended;

  BeanObserver(RemoteJvm service) {
    super("observer");
    this.service = service;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      while (!ended) {
        List<String> state = service.run("state", StoryService.PORT);
        if (!state.isEmpty()) {
          add(state.get(0), state.get(1), state.get(2));
        }
        service.pause(0.05);
      }
    } catch (IOException | InterruptedException e) {
      addChange("stopped reading: " + e);
    }
  }

  private synchronized void add(String health, String cause, String diagnosis) {
    long now = System.nanoTime();
    if (problemSince < 0 && (UNHEALTHY.contains(health) || !cause.isEmpty())) {
      problemSince = now;
    }
    if (!cause.isEmpty()) {
      causes.add(cause);
      if (delaySeconds < 0) {
        delaySeconds = (now - problemSince) / 1e9;
      }
    }
    addChange(health + " " + cause + ": " + diagnosis);
  }

  private synchronized void addChange(String line) {
    if (changes.isEmpty() || !changes.get(changes.size() - 1).equals(line)) {
      changes.add(line);
    }
  }

  void end() throws InterruptedException {
    ended = true;
    join(5_000);
  }

  /** All causes that were read, in order. */
  synchronized List<String> causes() {
    return List.copyOf(causes);
  }

  /** The time from the first sign of a problem until a cause was named; -1 if none was. */
  synchronized double delaySeconds() {
    return delaySeconds;
  }

  String delay() {
    return delaySeconds() < 0
        ? ""
        : String.format(Locale.ROOT, ", cause known after %.1f s", delaySeconds());
  }

  /** Health, cause and diagnosis whenever one of them had changed. */
  synchronized List<String> changes() {
    return List.copyOf(changes);
  }
}
