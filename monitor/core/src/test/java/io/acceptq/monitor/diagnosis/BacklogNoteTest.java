// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.AcceptQueue;
import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.Accepts;
import io.acceptq.monitor.model.Backlog;
import io.acceptq.monitor.model.Binding;
import io.acceptq.monitor.model.DropCounters;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.ListenerSample;
import org.junit.jupiter.api.Test;

class BacklogNoteTest {
  private static String note(Integer requested, Backlog backlog) {
    Binding binding = new Binding("ServerSocket", requested, null, null);
    return BacklogNote.of(
        new ListenerSample(
            0,
            new Listener(1, "0.0.0.0:80", null, null, binding),
            backlog,
            new AcceptQueue(null, null, null, null, null),
            Accepts.UNKNOWN,
            Acceptor.UNKNOWN,
            DropCounters.UNKNOWN));
  }

  private static String held(int limit, Integer requested, Integer somaxconn) {
    return note(requested, Backlog.held(limit, somaxconn));
  }

  private static String computed(Integer requested, Integer somaxconn) {
    return note(requested, Backlog.computed(requested, somaxconn));
  }

  @Test
  void aBacklogAsRequestedNeedsNoNote() {
    assertThat(held(50, 50, 4_096)).isNull();
    assertThat(held(0, 0, 128)).isNull();
  }

  @Test
  void aCapIsNamed() {
    assertThat(held(128, 511, 128)).isEqualTo("capped by net.core.somaxconn=128");
  }

  @Test
  void aCapOfThePastIsNotGuessed() {
    assertThat(held(128, 511, 4_096))
        .isEqualTo("the kernel holds 128; net.core.somaxconn is now 4096");
    assertThat(held(128, 511, null))
        .isEqualTo("the kernel holds 128; net.core.somaxconn cannot be read");
    assertThat(held(200, 100, 4_096))
        .isEqualTo("the kernel holds 200; net.core.somaxconn is now 4096");
  }

  @Test
  void aNegativeBacklogRequestsTheLargest() {
    assertThat(held(4_096, -1, 4_096))
        .isEqualTo("a backlog of -1 requests net.core.somaxconn=4096");
    assertThat(held(128, -1, 4_096))
        .isEqualTo("a backlog of -1 requests net.core.somaxconn, which is now 4096");
  }

  @Test
  void anUnseenBindIsReported() {
    assertThat(held(50, null, 4_096)).isEqualTo("requested backlog unknown: the bind was not seen");
  }

  @Test
  void aLimitThatTheKernelDoesNotShowIsComputedAndMarked() {
    assertThat(Backlog.computed(50, 128).effective).isEqualTo(50);
    assertThat(computed(50, 128)).isEqualTo("computed: /proc shows no limit");
    assertThat(Backlog.computed(511, 128).effective).isEqualTo(128);
    assertThat(computed(511, 128))
        .isEqualTo("computed: /proc shows no limit; capped by net.core.somaxconn=128");
    assertThat(Backlog.computed(-1, 128).effective).isEqualTo(128);
    assertThat(computed(-1, 128))
        .isEqualTo("computed: /proc shows no limit; capped by net.core.somaxconn=128");
    assertThat(Backlog.computed(null, 128).effective).isNull();
    assertThat(Backlog.computed(50, null).effective).isNull();
  }
}
