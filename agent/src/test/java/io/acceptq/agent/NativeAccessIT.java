// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import io.acceptq.testing.WovenTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Native code is loaded without a flag or a warning, even if the JVM denies native access. */
@WovenTest
@EnabledOnOs(OS.LINUX)
class NativeAccessIT {
  static List<Integer> javas() {
    return JavaHomes.features();
  }

  /** Javas with the option {@code --illegal-native-access} (JEP 472). */
  static Stream<Integer> javasThatDeny() {
    return javas().stream().filter(feature -> feature >= 24);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void printsNoWarning(int feature) throws Exception {
    assertNetlink(WovenJvm.of(feature));
  }

  @EveryJdkTest
  @ParameterizedTest
  @MethodSource("javasThatDeny")
  void loadsNativeCodeWhereAllOtherModulesAreDenied(int feature) throws Exception {
    assertNetlink(WovenJvm.of(feature).options("--illegal-native-access=deny"));
  }

  private static void assertNetlink(WovenJvm jvm) throws Exception {
    WovenJvm.Run run =
        jvm.agentOptions("log=off").run("io.acceptq.agent.programs.KernelSourceReport");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsExactly("Source: NETLINK", "SourceNote: null", "LastError: null", "errors: 0");
    assertThat(run.exit()).isZero();
  }
}
