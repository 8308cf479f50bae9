// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.agent.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every server on every Java, one JVM for each pair: what acceptq says of it, and what ss says. */
@Execution(ExecutionMode.CONCURRENT)
class ServerContractIT {
  static Stream<Arguments> pairs() {
    return Stream.of(ServerKind.values())
        .flatMap(
            kind ->
                Jdks.FEATURES.stream()
                    .filter(kind::runsOn)
                    .map(feature -> Arguments.of(kind, feature)));
  }

  @ParameterizedTest(name = "{0} on Java {1}")
  @MethodSource("pairs")
  void shouldTellOfTheServerWhatIsTrue(ServerKind kind, int feature) throws Exception {
    if (kind == ServerKind.NETTY_IO_URING) {
      requireIoUring();
    }
    String interval = "interval=" + ServerContract.INTERVAL.toMillis() + "ms";
    try (ServerJvm jvm = ServerJvm.start(kind.program, kind.jvm(feature).agentOptions(interval))) {
      ServerContract contract = new ServerContract(kind, jvm);
      contract.registersWithinTwoIntervalsAndUnregistersOnClose();
      contract.knowsWhatWasAskedAndWhatTheKernelHolds();
      for (int backlog : new int[] {0, 1, 5}) {
        contract.holdsOneMoreThan(backlog);
      }
      List<String> said = saidOfFullQueues(jvm);
      contract.countsEveryClientOnceAndKeepsListenersApart();
      endsQuietly(jvm, said);
    }
  }

  /** Netty's exception would not say who forbids it: 2 is for everybody, root too. */
  private static void requireIoUring() throws IOException {
    Path sysctl = Path.of("/proc/sys/kernel/io_uring_disabled");
    if (Files.exists(sysctl)) { // since Linux 6.6
      assertThat(Files.readString(sysctl).strip())
          .as("io_uring is forbidden: sysctl kernel.io_uring_disabled")
          .isNotEqualTo("2");
    }
  }

  /** Where its numbers come from, and then nothing but the queues that were held full. */
  private static List<String> saidOfFullQueues(ServerJvm jvm) {
    List<String> said = jvm.stderr();
    assertThat(said.get(0)).matches("acceptq: \\S+ samples every 500 ms, source NETLINK");
    assertThat(said.subList(1, said.size()))
        .allMatch(line -> line.matches("acceptq: \\S+ (saturation|stall|overflow): .*"));
    return said;
  }

  /** Nothing went wrong in it, and of a server that accepts there was nothing to say. */
  private static void endsQuietly(ServerJvm jvm, List<String> said) throws InterruptedException {
    Map<String, String> monitor = jvm.monitor();
    assertThat(monitor).containsEntry("AdviceErrors", "0").containsEntry("LastError", "null");
    assertThat(monitor.get("Targets")).contains("active").doesNotContain("dropped");
    assertThat(jvm.end()).isEqualTo("ended errors=0");
    assertThat(jvm.stderr()).isEqualTo(said);
  }
}
