// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.LiveTest;
import io.acceptq.testing.NetworkNamespace;
import io.acceptq.testing.WovenJvm;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kernel refused between a bind and the first sample is counted. */
@LiveTest
class HerdAtBindIT {
  static List<Integer> javas() {
    return JavaHomes.features();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void overflowsBeforeTheFirstSampleAreTheListenersOwn(int feature) throws Exception {
    try (NetworkNamespace namespace = NetworkNamespace.create()) {
      List<String> command =
          WovenJvm.of(feature).command("io.acceptq.agent.programs.HerdAtBind", List.of());
      WovenJvm.Run run = WovenJvm.run(namespace.inside(command));
      assertThat(run.out())
          .containsExactly(
              "connected: 2",
              "Overflows: 18",
              "Drops: 18",
              "OverflowAttribution: EXACT",
              "Health: OVERFLOWING",
              "OtherOverflows: 0",
              "errors: 0");
      assertThat(run.exit()).isZero();
    }
  }
}
