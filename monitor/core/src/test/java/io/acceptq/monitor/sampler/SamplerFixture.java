// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.TestSamples;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.spi.RuntimeStallSource;
import io.acceptq.monitor.tracking.History;
import java.util.List;

/** A sampler over a kernel and a service that the test controls. */
abstract class SamplerFixture {
  final FakeClock clock = new FakeClock();

  final ErrorCount errors = new ErrorCount();

  final FakeKernel kernel = new FakeKernel(clock, errors);

  final FakeService service = new FakeService();

  final History history = new History();

  RuntimeStallSource stalls = (now, late, withFiles) -> RuntimeStalls.UNKNOWN;

  KernelCounters baseline = KernelCounters.UNKNOWN;

  Sampler sampler;

  Snapshot sample() {
    if (sampler == null) {
      sampler =
          new Sampler(service, kernel, errors, clock, history, new StallWatch(stalls), baseline);
    }
    clock.passMillis(100);
    return sampleNow();
  }

  Snapshot sampleNow() {
    return sampler.sample(TestSamples.monitor().build(), 600);
  }

  List<String> names() {
    return sample().listeners.stream().map(each -> each.listener.name).toList();
  }

  ListenerSample only() {
    Snapshot snapshot = sample();
    assertThat(snapshot.listeners).hasSize(1);
    return snapshot.listeners.get(0);
  }
}
