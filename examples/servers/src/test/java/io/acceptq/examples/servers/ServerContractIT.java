// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.JavaHomes;
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

/** Every server on every Java, a JVM for each pair; the beans are compared with ss. */
@Execution(ExecutionMode.CONCURRENT)
@EveryJdkTest
class ServerContractIT {
  static Stream<Arguments> pairs() {
    return Stream.of(ServerKind.values())
        .flatMap(
            kind ->
                JavaHomes.features().stream()
                    .filter(kind::runsOn)
                    .map(feature -> Arguments.of(kind, feature)));
  }

  @ParameterizedTest(name = "{0} on Java {1}")
  @MethodSource("pairs")
  void beanShowsTheListenerAsSsDoes(ServerKind kind, int feature) throws Exception {
    if (kind == ServerKind.NETTY_IO_URING) {
      requireIoUring();
    }
    String interval = "interval=" + ServerContract.INTERVAL.toMillis() + "ms";
    try (ServerJvm jvm = ServerJvm.start(kind.program, kind.jvm(feature).agentOptions(interval))) {
      ServerContract contract = new ServerContract(kind, jvm);
      contract.registersWithinTwoIntervalsAndUnregistersOnClose();
      contract.showsRequestedAndEffectiveBacklog();
      for (int backlog : new int[] {0, 1, 5}) {
        contract.queueHoldsOneMoreThan(backlog);
      }
      List<String> lines = linesAboutFullQueues(jvm);
      contract.countsEveryClientOnceAndKeepsListenersApart();
      assertEndsWithoutFurtherLines(jvm, lines);
    }
  }

  /** Netty's exception does not name this setting; 2 forbids io_uring to root too. */
  private static void requireIoUring() throws IOException {
    Path sysctl = Path.of("/proc/sys/kernel/io_uring_disabled");
    if (Files.exists(sysctl)) { // since Linux 6.6
      assertThat(Files.readString(sysctl).strip())
          .as("sysctl kernel.io_uring_disabled forbids io_uring")
          .isNotEqualTo("2");
    }
  }

  /** The start line, then only lines about the queues that were kept full. */
  private static List<String> linesAboutFullQueues(ServerJvm jvm) {
    List<String> lines = jvm.stderr();
    assertThat(lines.get(0)).matches("acceptq: \\S+ samples every 500 ms, source NETLINK");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(line -> line.matches("acceptq: \\S+ (saturation|stall|overflow): .*"));
    return lines;
  }

  /** No errors, and no further line about a server that accepts. */
  private static void assertEndsWithoutFurtherLines(ServerJvm jvm, List<String> lines)
      throws InterruptedException {
    Map<String, String> monitor = jvm.monitor();
    assertThat(monitor).containsEntry("AdviceErrors", "0").containsEntry("LastError", "null");
    assertThat(monitor.get("Targets")).contains("active").doesNotContain("dropped");
    assertThat(jvm.end()).isEqualTo("ended errors=0");
    assertThat(jvm.stderr()).isEqualTo(lines);
  }
}
