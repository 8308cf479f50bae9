// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.kernel.ListenSocket;
import org.junit.jupiter.api.Test;

/** Listeners appear with their bind, keep their identity and names, and end with their close. */
class ListenerLifecycleTest extends SamplerFixture {
  @Test
  void aBoundListenerIsInTheNextSampleUntilItsClose() {
    sample();
    kernel.listen(7, 70, "0.0.0.0", 8080);
    FakeService.Bound bound = service.bind(7, 511);
    ListenerSample listener = only();
    assertThat(listener.listener.name).isEqualTo("0.0.0.0:8080");
    assertThat(listener.listener.binding.api).isEqualTo("ServerSocketChannel");
    assertThat(listener.listener.inode).isEqualTo(70);
    assertThat(listener.listener.binding.requestedBacklog).isEqualTo(511);
    assertThat(listener.backlog.effective).isEqualTo(50);
    bound.close();
    kernel.close(7);
    assertThat(names()).isEmpty();
    assertThat(service.forgotten).isEmpty();
  }

  @Test
  void aClosedListenerThatTheKernelStillShowsDoesNotReturn() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    FakeService.Bound bound = service.bind(7, 50);
    assertThat(names()).containsExactly("0.0.0.0:8080");
    bound.close(); // the JDK closes a registered channel with the next select
    for (int i = 0; i < 100; i++) {
      assertThat(names()).isEmpty();
    }
    kernel.listen(8, 80, "0.0.0.0", 8080);
    assertThat(names()).as("a new one at that address").containsExactly("0.0.0.0:8080");
  }

  @Test
  void anAcceptThatEndsAfterTheCloseDoesNotReopenTheListener() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    FakeService.Bound bound = service.bind(7, 50);
    sample();
    bound.close();
    sample();
    FakeService.Bound late = service.bind(7, null);
    for (int i = 0; i < 3; i++) {
      assertThat(names()).isEmpty();
    }
    assertThat(service.forgotten).containsExactly(late);
  }

  @Test
  void aListenerThatVanishesWithoutACloseIsForgotten() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    FakeService.Bound bound = service.bind(7, 50);
    sample();
    kernel.close(7);
    assertThat(names()).as("a dump may leave one out").hasSize(1);
    assertThat(names()).isEmpty();
    assertThat(service.forgotten).containsExactly(bound);
  }

  @Test
  void aListenerThatOneReadingOmitsStays() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    service.bind(7, 50);
    kernel.foreign(80, "0.0.0.0", 8081);
    ListenerSample before = only();
    for (int i = 0; i < 3; i++) {
      ListenSocket hidden = kernel.sockets.remove(70L);
      assertThat(only().queue.length).as("not read").isNull();
      kernel.sockets.put(70L, hidden);
      ListenerSample after = only();
      assertThat(after.listener.id).isEqualTo(before.listener.id);
      assertThat(after.queue.length).isZero();
    }
    assertThat(service.forgotten).isEmpty();
  }

  @Test
  void anAddressTakenByAnotherSocketIsReleasedAtOnce() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    sample();
    kernel.close(7);
    kernel.listen(8, 71, "0.0.0.0", 8080);
    assertThat(names()).containsExactly("0.0.0.0:8080");
  }

  @Test
  void aListenerThatTheKernelNeverShowsIsForgotten() {
    FakeService.Bound bound = service.bind(7, 50);
    assertThat(names()).isEmpty();
    assertThat(names()).isEmpty();
    assertThat(service.forgotten).containsExactly(bound);
  }

  /** As a Unix domain listener on /proc, or one of another network namespace. */
  @Test
  void anOpenListenerThatTheKernelDoesNotShowIsKept() {
    kernel.descriptors.put(7, 70L);
    FakeService.Bound bound = service.bind(7, 511);
    assertThat(names()).isEmpty();
    ListenerSample unshown = only();
    assertThat(unshown.listener.name).isEqualTo("descriptor 7");
    assertThat(unshown.listener.binding.requestedBacklog).isEqualTo(511);
    assertThat(unshown.queue.length).isNull();
    bound.accepted = 3;
    kernel.unixAsked.clear();
    for (int i = 0; i < 10; i++) {
      assertThat(only().accepts.total).isEqualTo(3);
    }
    assertThat(kernel.unixAsked).as("one cheap reading a sample").hasSize(10).containsOnly(false);
    assertThat(service.forgotten).isEmpty();
    kernel.listen(7, 70, "0.0.0.0", 8080);
    assertThat(names()).as("shown after all").containsExactly("0.0.0.0:8080");
    bound.close();
    assertThat(names()).isEmpty();
  }

  @Test
  void aPortBoundAgainIsAnotherListenerOfTheSameName() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    FakeService.Bound bound = service.bind(7, 50);
    ListenerSample before = only();
    bound.close();
    kernel.close(7);
    kernel.listen(7, 71, "0.0.0.0", 8080);
    service.bind(7, 50);
    ListenerSample after = only();
    assertThat(after.listener.name).isEqualTo(before.listener.name);
    assertThat(after.listener.id).isNotEqualTo(before.listener.id);
  }

  @Test
  void theSameInodeWithAnotherCookieIsAnotherListener() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    long before = only().listener.id;
    kernel.show(70, FakeKernel.address("0.0.0.0", 8080), 42L, 0, 50, 0L);
    assertThat(only().listener.id).isNotEqualTo(before);
  }

  @Test
  void membersOfAReusePortGroupKeepTheirNames() {
    for (int member = 0; member < 3; member++) {
      kernel.listen(member, 70 + member, "0.0.0.0", 8080);
      service.bind(member, 50);
      sample();
    }
    assertThat(names()).containsExactly("0.0.0.0:8080", "0.0.0.0:8080#2", "0.0.0.0:8080#3");
    kernel.close(1);
    sample();
    assertThat(names()).containsExactly("0.0.0.0:8080", "0.0.0.0:8080#3");
    kernel.listen(4, 90, "0.0.0.0", 8080);
    assertThat(names()).containsExactly("0.0.0.0:8080", "0.0.0.0:8080#3", "0.0.0.0:8080#2");
  }

  @Test
  void aSecondListenOnTheSameSocketChangesItsBacklogOnly() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    FakeService.Bound first = service.bind(7, 10);
    first.accepted = 5;
    kernel.queue(70, 0, 10, 0L);
    long id = only().listener.id;
    first.close();
    service.bind(7, 20).accepted = 2;
    kernel.queue(70, 0, 20, 0L);
    ListenerSample again = only();
    assertThat(again.listener.id).isEqualTo(id);
    assertThat(again.listener.binding.requestedBacklog).isEqualTo(20);
    assertThat(again.backlog.effective).isEqualTo(20);
    assertThat(again.accepts.total).isEqualTo(7);
  }
}
