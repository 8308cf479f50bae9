// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import io.acceptq.testing.WovenTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that takes all permissions from other code does not take them from acceptq. */
@WovenTest
class LatePolicyIT {
  static Stream<Arguments> times() {
    return JavaHomes.features().stream()
        .filter(feature -> feature < 18) // later it has to be allowed on the command line
        .flatMap(
            feature -> Stream.of(Arguments.of(feature, "before"), Arguments.of(feature, "after")));
  }

  @ParameterizedTest
  @MethodSource("times")
  void theBeansAreAsWithout(int feature, String time) throws Exception {
    WovenJvm.Run run = WovenJvm.of(feature).run("io.acceptq.agent.programs.LatePolicy", time);
    assertThat(run.out()).containsExactly("5 5", "6 6", "NETLINK", "null", "errors: 0");
    assertThat(run.err())
        .allMatch(line -> line.startsWith("acceptq: ") || line.startsWith("WARNING: "));
    assertThat(run.exit()).isZero();
  }
}
