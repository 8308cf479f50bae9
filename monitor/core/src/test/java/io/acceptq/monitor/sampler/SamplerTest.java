// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.diagnosis.BacklogNote;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.net.ListenAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sample contains when readings fail, and the numbers that are not read at every sample. */
class SamplerTest extends SamplerFixture {
  @Test
  void aRowThatCannotBeParsedDoesNotCloseItsListener() {
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
  void aFailedReadingMakesTheKernelsSideUnknownForOneSample() {
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
    assertThat(sampleNow().namespace.counters.listenOverflows).isNull();
    assertThat(errors.latest()).isEqualTo("reading the kernel: no buffer space");
    kernel.failure = null;
    assertThat(only().queue.length).isEqualTo(3);
  }

  /** A collection may begin before the kernel is read, or after. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPauseWhileTheKernelIsReadIsInTheSampleOfItsOverflows(boolean before) {
    AtomicReference<Double> collected = new AtomicReference<>(0.0);
    stalls =
        (now, late, files) ->
            RuntimeStalls.builder().gcMillis(collected.get()).samplerLateMillis(late).build();
    kernel.listen(7, 70, "0.0.0.0", 8080);
    service.bind(7, 50);
    sample();
    Runnable collection =
        () -> {
          clock.pauseMillis(300);
          collected.set(300.0);
          kernel.queue(70, 51, 50, 4L);
          kernel.counters.put("ListenOverflows", 4L);
        };
    kernel.onceBeforeRead = before ? collection : null;
    kernel.onceAfterRead = before ? null : collection;
    Snapshot snapshot = sample();
    assertThat(snapshot.stalls.gcMillis).isEqualTo(300);
    assertThat(snapshot.stalls.samplerLateMillis).isEqualTo(300);
    assertThat(snapshot.listeners.get(0).drops.overflows).isEqualTo(4);
    assertThat(snapshot.millis).isEqualTo(clock.millis());
    assertThat(kernel.unixAsked).as("readings").hasSize(3);
    sample();
    assertThat(kernel.unixAsked).as("readings").hasSize(4);
  }

  /** While all is calm, the quota is not read at every sample. */
  @Test
  void theFirstOverflowIsInASampleThatHasReadTheQuota() {
    double[] throttled = {0, 0};
    stalls =
        (now, late, files) -> {
          throttled[1] = files ? throttled[0] : throttled[1];
          return RuntimeStalls.builder().throttledMillis(throttled[1]).build();
        };
    kernel.listen(7, 70, "0.0.0.0", 8080);
    service.bind(7, 50);
    sample();
    throttled[0] = 85;
    assertThat(sample().stalls.throttledMillis).isZero();
    kernel.queue(70, 0, 50, 4L);
    kernel.counters.put("ListenOverflows", 4L);
    assertThat(sample().stalls.throttledMillis).isEqualTo(85);
  }

  @Test
  void aReadingThatOnlyTakesLongIsNotRepeated() {
    kernel.onceBeforeRead = () -> clock.passMillis(300);
    sample();
    assertThat(kernel.unixAsked).as("readings").hasSize(1);
  }

  @Test
  void unreadableDescriptorsHideUnseenListenersOnly() {
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
  void halfOpenConnectionsOfAReusePortGroupAreUnknown() {
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
  void onProcTheLimitIsComputedFromSomaxconnAtTheBind() {
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
  void anOverflowOfAnotherProcessIsShownWithItsOwner() {
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
