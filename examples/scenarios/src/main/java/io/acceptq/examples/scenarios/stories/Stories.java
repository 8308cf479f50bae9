// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import static io.acceptq.examples.scenarios.stories.AcceptBehaviour.ACCEPTS;
import static io.acceptq.examples.scenarios.stories.AcceptBehaviour.BLOCKS;
import static io.acceptq.examples.scenarios.stories.AcceptBehaviour.DIES;
import static io.acceptq.examples.scenarios.stories.AcceptBehaviour.LEAKS;
import static io.acceptq.examples.scenarios.stories.AcceptBehaviour.NEVER_ACCEPTS;
import static io.acceptq.examples.scenarios.stories.AcceptBehaviour.WORKS_1_MS;
import static io.acceptq.examples.scenarios.stories.AcceptBehaviour.WORKS_20_MS;

import io.acceptq.examples.scenarios.harness.RemoteJvm;
import java.util.List;

/** All stories, with the causes that acceptq has to name. */
final class Stories {
  /** A collection with this many million live objects takes a second or more. */
  private static final int MILLIONS = 60;

  private static final ServiceSetup BIG_HEAP =
      ServiceSetup.of(ACCEPTS, 20)
          .withJvmOptions(List.of("-XX:+UseSerialGC", "-Xms4g", "-Xmx4g", "-Xmn256m"));

  private static final List<String> HEALTHY = List.of();

  static final List<Story> ALL =
      List.of(
          new Story(
              "never-accepted",
              List.of("NEVER_ACCEPTED"),
              ServiceSetup.of(NEVER_ACCEPTS, 2),
              (service, clients) -> clients.connect(8)),
          new Story(
              "acceptor-dead",
              List.of("ACCEPTOR_DEAD"),
              ServiceSetup.of(DIES, 2),
              Stories::healthyThenMany),
          new Story(
              "acceptor-blocked",
              List.of("ACCEPTOR_BLOCKED"),
              ServiceSetup.of(BLOCKS, 2),
              Stories::healthyThenMany),
          new Story(
              "burst",
              List.of("BURST"),
              ServiceSetup.of(WORKS_1_MS, 10),
              (service, clients) -> clients.connect(100)),
          new Story(
              "slow-loop",
              List.of("ACCEPT_LOOP_SLOW"),
              ServiceSetup.of(WORKS_20_MS, 5),
              (service, clients) -> clients.connectAtRate(100, 6)),
          new Story(
              "capped",
              List.of("BACKLOG_CAPPED"),
              ServiceSetup.of(WORKS_1_MS, 200).in(StoryEnvironment.somaxconn(16)),
              (service, clients) -> clients.connect(100)),
          new Story(
              "descriptors",
              List.of("FD_EXHAUSTED"),
              ServiceSetup.of(LEAKS, 5).in(StoryEnvironment.descriptorLimit(200)),
              Stories::leakDescriptors),
          new Story(
              "collection",
              List.of("JVM_PAUSED"),
              BIG_HEAP,
              (service, clients) -> collectGarbage(service, clients, 0)),
          new Story(
              "collection-in-a-burst",
              List.of("JVM_PAUSED", "BURST"),
              BIG_HEAP,
              (service, clients) -> collectGarbage(service, clients, 400)),
          new Story(
              "throttled",
              List.of("CPU_THROTTLED"),
              ServiceSetup.of(ACCEPTS, 10).in(StoryEnvironment.cpuQuota(15)),
              Stories::exceedQuota),
          new Story(
              "syn-flood",
              List.of("SYN_FLOOD"),
              ServiceSetup.of(ACCEPTS, 50).in(StoryEnvironment.droppedSynAcks()),
              Stories::floodWithSyns),
          new Story(
              "elsewhere",
              List.of("OTHER_LISTENER"),
              ServiceSetup.of(ACCEPTS, 50),
              (service, clients) -> clients.overflowOtherListener(8, 3)),
          new Story(
              "stopped",
              List.of("PROCESS_STOPPED"),
              ServiceSetup.of(ACCEPTS, 20),
              Stories::stopProcess),
          new Story(
              "idle",
              HEALTHY,
              ServiceSetup.of(ACCEPTS, 50),
              (service, clients) -> service.pause(2)),
          new Story(
              "busy",
              HEALTHY,
              ServiceSetup.of(ACCEPTS, 50),
              (service, clients) -> clients.connectAtRate(300, 4)),
          new Story(
              "burst-that-fits", HEALTHY, ServiceSetup.of(ACCEPTS, 200), Stories::burstsThatFit),
          new Story(
              "slow-drain",
              HEALTHY,
              ServiceSetup.of(WORKS_20_MS, 100),
              (service, clients) -> clients.connect(60)),
          new Story("restart", HEALTHY, ServiceSetup.of(ACCEPTS, 50), Stories::restarts));

  private Stories() {}

  private static void healthyThenMany(RemoteJvm service, ClientLoad clients) throws Exception {
    clients.connectAtRate(20, AcceptBehaviour.HEALTHY_CONNECTIONS / 20.0);
    service.pause(0.5);
    clients.connect(8);
  }

  private static void leakDescriptors(RemoteJvm service, ClientLoad clients) throws Exception {
    clients.connectAtRate(20, 1); // the first accept of a JVM can take 200 ms
    clients.connectAtRate(200, 2);
  }

  private static void collectGarbage(RemoteJvm service, ClientLoad clients, int burst)
      throws Exception {
    service.run("fill", MILLIONS);
    clients.connectAtRate(50, 2); // the usual load
    Thread load = new Thread(() -> connectDuringCollection(clients, burst), "clients");
    load.start();
    service.run("collect");
    load.join();
  }

  private static void connectDuringCollection(ClientLoad clients, int burst) {
    try {
      clients.connectAtRate(50, 0.2); // the collection begins meanwhile
      clients.connect(burst);
      clients.connectAtRate(50, 2);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void exceedQuota(RemoteJvm service, ClientLoad clients) throws Exception {
    clients.connectAtRate(20, 2);
    service.run("spin", 2); // with more threads the service hardly gets to answer
    clients.connectAtRate(200, 4);
  }

  private static void floodWithSyns(RemoteJvm service, ClientLoad clients) throws Exception {
    clients.connect(200);
    service.pause(3);
  }

  private static void stopProcess(RemoteJvm service, ClientLoad clients) throws Exception {
    clients.connectAtRate(50, 2);
    service.signal("STOP");
    clients.connectAtRate(50, 3);
    service.signal("CONT");
    clients.connectAtRate(50, 1);
  }

  private static void burstsThatFit(RemoteJvm service, ClientLoad clients) throws Exception {
    for (int i = 0; i < 4; i++) {
      clients.connect(100);
      service.pause(0.7);
    }
  }

  private static void restarts(RemoteJvm service, ClientLoad clients) throws Exception {
    for (int i = 0; i < 4; i++) {
      clients.connectAtRate(50, 0.8);
      service.run("rebind");
    }
  }
}
