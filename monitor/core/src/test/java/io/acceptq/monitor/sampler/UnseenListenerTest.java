// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.ListenerSample;
import org.junit.jupiter.api.Test;

/**
 * Sockets whose bind was not seen: those of the service are found, those of others are not shown.
 */
class UnseenListenerTest extends SamplerFixture {
  @Test
  void aListenerWhoseBindWasNotSeenIsUnseenUntilItsFirstAccept() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    ListenerSample unseen = only();
    assertThat(unseen.listener.binding.api).isEqualTo("Unseen");
    assertThat(unseen.listener.binding.requestedBacklog).isNull();
    assertThat(unseen.accepts.total).isNull();
    assertThat(unseen.acceptor.errors).isNull();
    service.bind(7, null).accepted = 3;
    ListenerSample counted = only();
    assertThat(counted.listener.id).isEqualTo(unseen.listener.id);
    assertThat(counted.accepts.total).isEqualTo(3);
  }

  @Test
  void foreignListenersAreLookedUpOnceAndNeverShown() {
    kernel.foreign(10, "0.0.0.0", 22);
    for (int i = 0; i < 50; i++) {
      assertThat(names()).isEmpty();
    }
    assertThat(kernel.ownInodesReads).isEqualTo(1);
    kernel.foreign(11, "0.0.0.0", 23);
    assertThat(names()).isEmpty();
    assertThat(kernel.ownInodesReads).isEqualTo(2);
  }

  @Test
  void lookingUpOwnersStaysWithinItsBudget() {
    kernel.ownInodesCostMillis = 5; // 2,500 descriptors
    sample();
    for (int i = 0; i < 1_000; i++) { // 100 s, a new listener of another process every 100 ms
      kernel.foreign(1_000 + i, "0.0.0.0", 20_000 + i);
      sample();
    }
    assertThat(kernel.ownInodesReads).as("10 at once, then one a second").isBetween(108, 112);
  }

  @Test
  void anUnseenListenerThatOnlyAnotherProcessStillHasOpenEnds() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    assertThat(names()).hasSize(1);
    kernel.descriptors.remove(7);
    for (int i = 0; i < 51; i++) {
      sample();
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void unixSocketsAreReadOnlyWhileThereAreAny() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    service.bind(7, 50);
    for (int i = 0; i < 49; i++) {
      sample();
    }
    assertThat(kernel.unixAsked).filteredOn(asked -> asked).as("one look in 5 s").hasSize(1);
    kernel.unixAsked.clear();
    kernel.unix(8, 80, "/run/app.sock");
    FakeService.Bound bound = service.bind(8, 20);
    assertThat(names()).containsExactly("0.0.0.0:8080", "unix:/run/app.sock");
    assertThat(kernel.unixAsked).as("read together with TCP").containsExactly(true);
    kernel.unixAsked.clear();
    sample();
    assertThat(kernel.unixAsked).containsExactly(true);
    bound.close();
    kernel.close(8);
    assertThat(names()).containsExactly("0.0.0.0:8080");
    kernel.unixAsked.clear();
    sample();
    assertThat(kernel.unixAsked).containsExactly(false);
  }

  @Test
  void theAttachSocketOfTheJvmIsNotAListenerOfTheService() {
    kernel.unix(8, 80, "/tmp/.java_pid4711.tmp");
    kernel.unix(9, 90, "/tmp/.java_pid4711.sock");
    assertThat(names()).containsExactly("unix:/tmp/.java_pid4711.sock");
  }

  @Test
  void unixListenersHaveNoOverflows() {
    kernel.unix(8, 80, "/run/app.sock");
    service.bind(8, 20);
    ListenerSample unix = only();
    assertThat(unix.queue.length).isZero();
    assertThat(unix.drops.overflows).isNull();
    assertThat(unix.drops.listenDrops).isNull();
    assertThat(unix.queue.halfOpen).isNull();
  }

  @Test
  void unseenUnixListenersAreFoundWithinFiveSeconds() {
    sample();
    kernel.unix(8, 80, "/run/app.sock");
    for (int i = 0; i < 50; i++) {
      sample();
    }
    assertThat(only().listener.binding.api).isEqualTo("Unseen");
  }
}
