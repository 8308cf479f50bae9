// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.diagnosis.BacklogNote;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.tracking.History;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which listeners there are, and what they are called. */
class SamplerTest {
  private final FakeClock clock = new FakeClock();
  private final ErrorCount errors = new ErrorCount();
  private final FakeKernel kernel = new FakeKernel(clock, errors);
  private final FakeService service = new FakeService();
  private final History history = new History();
  private Sampler sampler;

  private Snapshot sample() {
    if (sampler == null) {
      sampler = new Sampler(service, kernel, errors, clock, history);
    }
    clock.passMillis(100);
    return sampler.sample(null, RuntimeStalls.UNKNOWN, 600);
  }

  private List<String> names() {
    return sample().listeners.stream().map(each -> each.listener.name).toList();
  }

  private ListenerSample only() {
    Snapshot snapshot = sample();
    assertThat(snapshot.listeners).hasSize(1);
    return snapshot.listeners.get(0);
  }

  @Test
  void aBoundListenerIsThereInTheNextSampleAndGoneAfterItsClose() {
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
  void aClosedListenerThatTheKernelStillShowsIsNotSeenAgain() {
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
  void anAcceptThatEndsAfterTheCloseBringsNothingBack() {
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
  void aListenerThatOneReadingLeavesOutStays() {
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
  void anAddressThatAnotherSocketTookIsFreeAtOnce() {
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

  @Test
  void aReboundPortIsAnotherListenerOfTheSameName() {
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
  void aListenerNobodySawBoundIsUnseenUntilItsFirstAccept() {
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
  void listenersOfOthersAreLookedUpOnceAndNeverShown() {
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
  void anUnseenListenerThatOnlyAnotherProcessHasStillOpenIsGone() {
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
  void whereTheJvmItselfListensForToolsIsNoListenerOfTheService() {
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
  void unseenUnixListenersAreFoundByTheSlowLook() {
    sample();
    kernel.unix(8, 80, "/run/app.sock");
    for (int i = 0; i < 50; i++) {
      sample();
    }
    assertThat(only().listener.binding.api).isEqualTo("Unseen");
  }

  @Test
  void aRowThatCannotBeReadIsNoListenerGone() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    service.bind(7, 50);
    long id = only().listener.id;
    kernel.unreadable.add(70L);
    ListenerSample unknown = only();
    assertThat(unknown.listener.id).isEqualTo(id);
    assertThat(unknown.queue.length).isNull();
    assertThat(errors.latest()).isEqualTo("row of 70");
    kernel.unreadable.clear();
    assertThat(only().listener.id).isEqualTo(id);
    assertThat(only().queue.length).isZero();
  }

  @Test
  void aFailedReadingLeavesTheKernelsSideUnknownAndPassesOver() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    FakeService.Bound bound = service.bind(7, 50);
    kernel.queue(70, 3, 50, 0L);
    sample();
    kernel.failure = "no buffer space";
    bound.accepted = 5;
    ListenerSample unknown = only();
    assertThat(unknown.queue.length).isNull();
    assertThat(unknown.queue.utilization).isNull();
    assertThat(unknown.queue.peak).isEqualTo(3);
    assertThat(unknown.accepts.total).isEqualTo(5);
    assertThat(unknown.accepts.rate).isNull();
    assertThat(sampler.sample(null, RuntimeStalls.UNKNOWN, 600).namespace.counters.listenOverflows)
        .isNull();
    assertThat(errors.latest()).isEqualTo("reading the kernel: no buffer space");
    kernel.failure = null;
    assertThat(only().queue.length).isEqualTo(3);
  }

  @Test
  void descriptorsThatCannotBeReadCostTheUnseenOnly() {
    kernel.ownFailure = "too many open files";
    kernel.listen(7, 70, "0.0.0.0", 8080);
    kernel.listen(8, 80, "0.0.0.0", 8081);
    service.bind(7, 50);
    assertThat(names()).containsExactly("0.0.0.0:8080");
    kernel.ownFailure = null;
    assertThat(names()).containsExactly("0.0.0.0:8080", "0.0.0.0:8081");
  }

  @Test
  void withoutAKernelTheServicesSideRemains() {
    kernel.kind = SourceKind.NONE;
    FakeService.Bound bound = service.bind(7, 50);
    bound.accepted = 4;
    ListenerSample listener = only();
    assertThat(listener.listener.name).isEqualTo("descriptor 7");
    assertThat(listener.accepts.total).isEqualTo(4);
    assertThat(listener.queue.length).isNull();
    assertThat(listener.backlog.effective).isNull();
    assertThat(listener.drops.overflows).isNull();
    bound.close();
    assertThat(names()).isEmpty();
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

  @Test
  void halfOpenConnectionsBelongToTheMostSpecificListener() {
    kernel.listen(1, 10, "0.0.0.0", 80);
    kernel.listen(2, 20, "127.0.0.1", 80);
    kernel.listen(3, 30, "::", 81);
    kernel.listen(4, 40, "::", 80);
    ListenAddress elsewhere = ListenAddress.inet4(0x0a00_0001, 80);
    kernel.halfOpen.put(elsewhere, 3);
    kernel.halfOpen.put(FakeKernel.address("127.0.0.1", 80), 2);
    kernel.halfOpen.put(FakeKernel.address("127.0.0.1", 81), 5);
    kernel.halfOpen.put(ListenAddress.inet6(1, 2, 81), 4);
    kernel.halfOpen.put(ListenAddress.inet6(1, 2, 80), 1);
    assertThat(sample().listeners)
        .extracting(each -> each.listener.name + " " + each.queue.halfOpen)
        .containsExactlyInAnyOrder("0.0.0.0:80 3", "127.0.0.1:80 2", "[::]:81 9", "[::]:80 1");
  }

  @Test
  void halfOpenConnectionsOfAGroupAreNotKnown() {
    kernel.listen(1, 10, "0.0.0.0", 80);
    kernel.listen(2, 20, "0.0.0.0", 80);
    kernel.listen(3, 30, "0.0.0.0", 81);
    kernel.halfOpen.put(FakeKernel.address("127.0.0.1", 80), 3);
    assertThat(sample().listeners)
        .extracting(each -> each.listener.name + " " + each.queue.halfOpen)
        .containsExactlyInAnyOrder("0.0.0.0:80 null", "0.0.0.0:80#2 null", "0.0.0.0:81 0");
  }

  @Test
  void halfOpenConnectionsAreReadOnceASecondAndAtOnceWhenTheKernelDrops() {
    for (int i = 0; i < 20; i++) {
      sample();
    }
    assertThat(kernel.halfOpenReads).isEqualTo(2);
    kernel.counters.put("ListenDrops", 1L);
    sample();
    sample();
    assertThat(kernel.halfOpenReads).isEqualTo(3);
  }

  @Test
  void halfOpenConnectionsAreReadWithinTheirBudget() {
    kernel.halfOpenCostMillis = 25;
    for (long i = 0; i < 1_000; i++) { // 100 s and more of dropping
      kernel.counters.put("ListenDrops", i);
      sample();
    }
    assertThat(kernel.halfOpenReads).as("two at once, then one in 5 s").isBetween(21, 24);
  }

  @Test
  void procTellsNoLimitSoItIsComputedFromTheOneAtTheBind() {
    kernel.kind = SourceKind.PROC;
    kernel.descriptors.put(7, 70L);
    kernel.show(70, FakeKernel.address("0.0.0.0", 80), null, 3, null, null);
    service.bind(7, 511);
    sample();
    kernel.somaxconn = 4_096;
    clock.passMillis(2_000);
    ListenerSample listener = only();
    assertThat(listener.backlog.effective).isEqualTo(128);
    assertThat(BacklogNote.of(listener)).startsWith("computed").endsWith("somaxconn=128");
    assertThat(listener.queue.utilization).isEqualTo(3 / 129.0);
    assertThat(listener.drops.overflows).isZero();
    assertThat(listener.drops.listenDrops).isNull();
    assertThat(listener.drops.socketDrops).isNull();
    assertThat(listener.queue.halfOpen).isNull();
  }

  @Test
  void anOverflowElsewhereIsNamedWithItsOwner() {
    kernel.listen(7, 70, "0.0.0.0", 8080);
    service.bind(7, 50);
    kernel.foreign(90, "0.0.0.0", 9090);
    assertThat(sample().namespace.other).isNull();
    for (long drops = 1; drops <= 2; drops++) {
      kernel.queue(90, 51, 50, drops);
      kernel.counters.put("ListenOverflows", drops);
      kernel.counters.put("ListenDrops", drops);
      Snapshot snapshot = sample();
      assertThat(snapshot.namespace.other.owner).isEqualTo("process 90 (other)");
      assertThat(snapshot.namespace.other.overflows).isEqualTo(drops);
      assertThat(snapshot.namespace.otherOverflows).isEqualTo(drops);
    }
  }
}
