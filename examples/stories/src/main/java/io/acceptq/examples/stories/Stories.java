// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import static io.acceptq.examples.stories.Behaviour.ACCEPTS;
import static io.acceptq.examples.stories.Behaviour.BLOCKS;
import static io.acceptq.examples.stories.Behaviour.DAWDLES;
import static io.acceptq.examples.stories.Behaviour.DIES;
import static io.acceptq.examples.stories.Behaviour.LEAKS;
import static io.acceptq.examples.stories.Behaviour.NEVER_ACCEPTS;
import static io.acceptq.examples.stories.Behaviour.WORKS;
import static io.acceptq.examples.stories.Ground.PLAIN;

import java.util.List;

/** The truth table: what happens, and what acceptq has to say of it. */
final class Stories {
  /** A collection of so many million objects takes a second or more. */
  private static final int MILLIONS = 60;

  private static final List<String> BIG_HEAP =
      List.of("-XX:+UseSerialGC", "-Xms4g", "-Xmx4g", "-Xmn256m");

  static final List<Story> ALL =
      List.of(
          trouble("never-accepted", "NEVER_ACCEPTED", NEVER_ACCEPTS, 2, s -> s.come(8)),
          trouble("acceptor-dead", "ACCEPTOR_DEAD", DIES, 2, Stories::goodThenMany),
          trouble("acceptor-blocked", "ACCEPTOR_BLOCKED", BLOCKS, 2, Stories::goodThenMany),
          trouble("burst", "BURST", WORKS, 10, s -> s.come(100)),
          trouble("slow-loop", "ACCEPT_LOOP_SLOW", DAWDLES, 5, s -> s.come(100, 6)),
          new Story(
              "capped",
              List.of("BACKLOG_CAPPED"),
              WORKS,
              200,
              List.of(),
              new Ground(16, 0, 0, false),
              s -> s.come(100)),
          new Story(
              "descriptors",
              List.of("FD_EXHAUSTED"),
              LEAKS,
              5,
              List.of(),
              new Ground(0, 0, 200, false),
              Stories::leaks),
          new Story(
              "collection", List.of("JVM_PAUSED"), ACCEPTS, 20, BIG_HEAP, PLAIN, s -> paused(s, 0)),
          new Story(
              "collection-in-a-burst",
              List.of("JVM_PAUSED", "BURST"),
              ACCEPTS,
              20,
              BIG_HEAP,
              PLAIN,
              s -> paused(s, 400)),
          new Story(
              "throttled",
              List.of("CPU_THROTTLED"),
              ACCEPTS,
              10,
              List.of(),
              new Ground(0, 15, 0, false),
              Stories::throttled),
          new Story(
              "syn-flood",
              List.of("SYN_FLOOD"),
              ACCEPTS,
              50,
              List.of(),
              new Ground(0, 0, 0, true),
              Stories::flooded),
          trouble("elsewhere", "OTHER_LISTENER", ACCEPTS, 50, s -> s.overflowElsewhere(8, 3)),
          trouble("stopped", "PROCESS_STOPPED", ACCEPTS, 20, Stories::stopped),
          healthy("idle", ACCEPTS, 50, s -> s.rest(2)),
          healthy("busy", ACCEPTS, 50, s -> s.come(300, 4)),
          healthy("burst-that-fits", ACCEPTS, 200, Stories::burstsThatFit),
          healthy("slow-drain", DAWDLES, 100, s -> s.come(60)),
          healthy("restart", ACCEPTS, 50, Stories::restarts));

  private Stories() {}

  private static Story trouble(
      String name, String cause, Behaviour behaviour, int backlog, Story.Plot plot) {
    return new Story(name, List.of(cause), behaviour, backlog, List.of(), PLAIN, plot);
  }

  private static Story healthy(String name, Behaviour behaviour, int backlog, Story.Plot plot) {
    return new Story(name, List.of(), behaviour, backlog, List.of(), PLAIN, plot);
  }

  private static void goodThenMany(Stage stage) throws Exception {
    stage.come(20, Behaviour.GOOD / 20.0);
    stage.rest(0.5);
    stage.come(8);
  }

  private static void leaks(Stage stage) throws Exception {
    stage.come(20, 1); // its first accept may take a fifth of a second
    stage.come(200, 2);
  }

  private static void paused(Stage stage, int rush) throws Exception {
    stage.ask("fill " + MILLIONS);
    stage.come(50, 2); // the usual load
    Thread load = new Thread(() -> loadDuringCollection(stage, rush));
    load.start();
    stage.ask("collect");
    load.join();
  }

  private static void loadDuringCollection(Stage stage, int rush) {
    try {
      stage.come(rush);
      stage.come(50, 2);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void throttled(Stage stage) throws Exception {
    stage.come(20, 2);
    stage.ask("spin 2"); // with more of them, the service hardly gets to say anything
    stage.come(200, 4);
  }

  private static void flooded(Stage stage) throws Exception {
    stage.come(200);
    stage.rest(3);
  }

  private static void stopped(Stage stage) throws Exception {
    stage.come(50, 2);
    stage.stop(3);
    stage.come(50, 1);
  }

  private static void burstsThatFit(Stage stage) throws Exception {
    for (int i = 0; i < 4; i++) {
      stage.come(100);
      stage.rest(0.7);
    }
  }

  private static void restarts(Stage stage) throws Exception {
    for (int i = 0; i < 4; i++) {
      stage.come(50, 0.8);
      stage.ask("rebind");
    }
  }
}
