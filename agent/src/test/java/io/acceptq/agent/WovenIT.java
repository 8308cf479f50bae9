// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import io.acceptq.testing.WovenTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every listener API of the JDK on every Java: the backlog, and each accept counted once. */
@WovenTest
class WovenIT {
  static List<Integer> javas() {
    return JavaHomes.features();
  }

  static Stream<Integer> javasWithUnixDomainChannels() {
    return javas().stream().filter(feature -> feature >= 16);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void countsServerSockets(int feature) throws Exception {
    String socket = socket(feature);
    assertPrints(
        WovenJvm.of(feature),
        "ServerSockets",
        "backlog 0: " + socket + " backlog=50 accepted=0 failed=0",
        "backlog -1: " + socket + " backlog=50 accepted=0 failed=0",
        "accepted: " + socket + " backlog=7 accepted=3 failed=0",
        "timed out: " + socket + " backlog=7 accepted=3 failed=0",
        "accepted with a timeout: " + socket + " backlog=7 accepted=5 failed=0",
        "acceptor got java.net.SocketException",
        "closed:",
        "subclass: " + socket + " backlog=9 accepted=2 failed=0",
        "accept after close:");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void countsServerSocketChannels(int feature) throws Exception {
    assertPrints(
        WovenJvm.of(feature),
        "ServerSocketChannels",
        "blocking: ServerSocketChannelImpl backlog=50 accepted=2 failed=0",
        "drained 5",
        "drained: ServerSocketChannelImpl backlog=50 accepted=7 failed=0",
        "adaptor: ServerSocketChannelImpl backlog=50 accepted=9 failed=0",
        "timed out: ServerSocketChannelImpl backlog=50 accepted=9 failed=0",
        "acceptor got java.nio.channels.AsynchronousCloseException",
        "closed:",
        "selector done:",
        "in runs: 7");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void countsAsynchronousChannels(int feature) throws Exception {
    String asynchronous = "AsynchronousServerSocketChannelImpl backlog=11 ";
    assertPrints(
        WovenJvm.of(feature),
        "AsynchronousChannels",
        "at once: " + asynchronous + "accepted=2 failed=0",
        "later: " + asynchronous + "accepted=3 failed=0",
        "handler: " + asynchronous + "accepted=7 failed=0",
        "closed:");
  }

  @ParameterizedTest
  @MethodSource("javasWithUnixDomainChannels")
  void countsUnixDomainChannels(int feature) throws Exception {
    assertPrints(
        WovenJvm.of(feature),
        "UnixDomainChannels",
        "unix: ServerSocketChannelImpl backlog=50 accepted=3 failed=0",
        "closed:");
  }

  @ParameterizedTest
  @MethodSource("javasWithUnixDomainChannels")
  void keepsCountingWhereTheKernelDoesNotShowTheListener(int feature) throws Exception {
    assertPrints(
        WovenJvm.of(feature).agentOptions("native=off"),
        "UnixWithoutNetlink",
        "RequestedBacklog: 7",
        "Accepted: 6",
        "QueueLength: null");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void countsSslServerSockets(int feature) throws Exception {
    assertPrints(
        WovenJvm.of(feature),
        "SslServerSockets",
        "ssl: " + socket(feature) + " backlog=4 accepted=3 failed=0",
        "closed:");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void countsAcceptsThatFailForLackOfDescriptors(int feature) throws Exception {
    assertPrints(
        WovenJvm.of(feature).descriptors(128),
        "DescriptorExhaustion",
        "failed 2, reason known: true",
        "again: " + socket(feature) + " backlog=15 accepted=9 failed=2",
        "failed 2, reason known: true",
        "again: ServerSocketChannelImpl backlog=16 accepted=9 failed=2",
        "failed 2, reason known: true",
        "again: AsynchronousServerSocketChannelImpl backlog=17 accepted=9 failed=2");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void keepsTheUncaughtExceptionOfAnAcceptor(int feature) throws Exception {
    assertPrints(
        WovenJvm.of(feature),
        "UncaughtExceptions",
        "handled: null",
        "not handled: java.lang.IllegalStateException: tenant 7 is null at"
            + " io.acceptq.agent.programs.UncaughtExceptions.serve");
  }

  /** The thread must not keep the application's class loader in memory. */
  @ParameterizedTest
  @MethodSource("javas")
  void releasesAnAcceptorThatHasTerminated(int feature) throws Exception {
    assertPrints(
        WovenJvm.of(feature), "TerminatedAcceptor", "application-acceptor accepted 1, DEAD");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void countsAnewWhenADescriptorIsReused(int feature) throws Exception {
    List<String> round =
        List.of(
            "socket: " + socket(feature) + " backlog=5 accepted=1 failed=0",
            "channel: ServerSocketChannelImpl backlog=6 accepted=2 failed=0",
            "asynchronous: AsynchronousServerSocketChannelImpl backlog=7 accepted=0 failed=0",
            "none:");
    List<String> rounds = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      rounds.addAll(round);
    }
    assertPrints(WovenJvm.of(feature), "DescriptorReuse", rounds.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("javas")
  void countsEachAcceptOfConcurrentAcceptorsOnce(int feature) throws Exception {
    assertPrints(
        WovenJvm.of(feature),
        "ConcurrentAcceptors",
        "after all accepts: "
            + socket(feature)
            + " backlog=1000 accepted=500 failed=0"
            + " ServerSocketChannelImpl backlog=2000 accepted=500 failed=0",
        "closed:");
  }

  /** The implementation that Java 13 replaced and Java 17 still contains. */
  @ParameterizedTest
  @MethodSource("javas")
  void countsPlainSocketImpl(int feature) throws Exception {
    assertPrints(
        WovenJvm.of(feature).options("-Djdk.net.usePlainSocketImpl=true"),
        "SslServerSockets",
        "ssl: "
            + (feature <= 17 ? "AbstractPlainSocketImpl" : "NioSocketImpl")
            + " backlog=4 accepted=3 failed=0",
        "closed:");
  }

  private static String socket(int feature) {
    return feature < 13 ? "AbstractPlainSocketImpl" : "NioSocketImpl";
  }

  private static void assertPrints(WovenJvm jvm, String program, String... lines)
      throws IOException, InterruptedException {
    // By default the JVM does not verify classes of the JDK, so not the woven code in them either.
    jvm.options("-XX:+UnlockDiagnosticVMOptions", "-XX:+BytecodeVerificationLocal");
    WovenJvm.Run run = jvm.run("io.acceptq.agent.programs." + program);
    List<String> expected = new ArrayList<>(List.of(lines));
    expected.add("errors: 0");
    assertThat(run.err()).allMatch(line -> line.startsWith("acceptq: "));
    assertThat(run.out()).containsExactlyElementsOf(expected);
    assertThat(run.exit()).isZero();
  }
}
