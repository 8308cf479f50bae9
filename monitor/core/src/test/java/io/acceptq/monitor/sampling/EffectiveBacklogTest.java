// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.sample.Backlog;
import org.junit.jupiter.api.Test;

class EffectiveBacklogTest {
  @Test
  void asAskedNeedsNoNote() {
    assertIs(EffectiveBacklog.held(50, 50, 4_096), 50, null);
    assertIs(EffectiveBacklog.held(0, 0, 128), 0, null);
  }

  @Test
  void aCapIsNamed() {
    assertIs(EffectiveBacklog.held(128, 511, 128), 128, "capped by net.core.somaxconn=128");
  }

  @Test
  void aCapOfThePastIsNotGuessed() {
    assertIs(
        EffectiveBacklog.held(128, 511, 4_096),
        128,
        "the kernel holds 128; net.core.somaxconn is now 4096");
    assertIs(
        EffectiveBacklog.held(128, 511, null),
        128,
        "the kernel holds 128; net.core.somaxconn is not readable");
    assertIs(
        EffectiveBacklog.held(200, 100, 4_096),
        200,
        "the kernel holds 200; net.core.somaxconn is now 4096");
  }

  @Test
  void aNegativeBacklogIsTheLargest() {
    assertIs(
        EffectiveBacklog.held(4_096, -1, 4_096),
        4_096,
        "a backlog of -1 asks for net.core.somaxconn=4096");
    assertIs(
        EffectiveBacklog.held(128, -1, 4_096),
        128,
        "a backlog of -1 asks for net.core.somaxconn, which is now 4096");
  }

  @Test
  void unseenIsSaid() {
    assertIs(
        EffectiveBacklog.held(50, null, 4_096),
        50,
        "bound unseen: what was asked for is not known");
  }

  @Test
  void whatTheKernelDoesNotShowIsComputedAndMarked() {
    assertIs(EffectiveBacklog.computed(50, 128), 50, "computed: /proc shows no limit");
    assertIs(
        EffectiveBacklog.computed(511, 128),
        128,
        "computed: /proc shows no limit; capped by net.core.somaxconn=128");
    assertIs(
        EffectiveBacklog.computed(-1, 128),
        128,
        "computed: /proc shows no limit; capped by net.core.somaxconn=128");
    assertThat(EffectiveBacklog.computed(null, 128).effective).isNull();
    assertThat(EffectiveBacklog.computed(50, null).effective).isNull();
  }

  private static void assertIs(Backlog backlog, Integer effective, String note) {
    assertThat(backlog.effective).isEqualTo(effective);
    assertThat(backlog.note).isEqualTo(note);
  }
}
