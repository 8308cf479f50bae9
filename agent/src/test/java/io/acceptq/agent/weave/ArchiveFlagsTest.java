// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveFlagsTest {
  private static ArchiveFlags flags(String... arguments) {
    return new ArchiveFlags(arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:AOTMode=record",
        "-XX:AOTMode=create",
        "-XX:AOTConfiguration=app.aotconf",
        "-XX:AOTCacheOutput=app.aot",
      })
  void aFlagThatMakesAnAotCacheIsFoundAmongOthers(String flag) {
    ArchiveFlags flags = flags("-Xmx1g", flag, "-XX:AOTCache=x");
    assertThat(flags.makesAotCache()).isTrue();
    assertThat(flags.isWrittenAtExit()).isTrue();
  }

  @Test
  void anAppCdsArchiveIsNoAotCache() {
    ArchiveFlags flags = flags("-XX:ArchiveClassesAtExit=app.jsa");
    assertThat(flags.makesAotCache()).isFalse();
    assertThat(flags.isWrittenAtExit()).isTrue();
  }

  @Test
  void aRunThatUsesArchivesMakesNone() {
    ArchiveFlags flags = flags("-XX:AOTCache=app.aot", "-XX:AOTMode=on", "-XX:SharedArchiveFile=x");
    assertThat(flags.makesAotCache()).isFalse();
    assertThat(flags.isWrittenAtExit()).isFalse();
    assertThat(flags().isWrittenAtExit()).isFalse();
  }
}
