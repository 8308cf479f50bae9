// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.testing.LiveTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LiveTest
class JvmStallsTest {
  @Test
  void garbageCollectionAndCpuTimeAreCounted() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    try (JvmStalls stalls = JvmStalls.open()) {
      RuntimeStalls before = stalls.read(100, 5, true);
      Thread busy =
          new Thread(
              () -> {
                while (!done.get()) {
                  Thread.onSpinWait();
                }
              });
      busy.start();
      byte[][] live = new byte[64][];
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                for (int i = 0; i < live.length; i++) {
                  live[i] = new byte[1 << 16];
                }
                System.gc();
                RuntimeStalls now = stalls.read(300, 25, true).since(before);
                return now.gcMillis >= 1 && now.cpuMillis >= 100;
              });
      assertThat(stalls.read(300, 25, true).since(before).samplerLateMillis).isEqualTo(20);
      assertThat(before.runQueueMillis).isNotNull().isNotNegative();
      done.set(true);
      busy.join();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "G1 Young Generation,true",
    "G1 Old Generation,true",
    "G1 Concurrent GC,false",
    "Copy,true",
    "PS MarkSweep,true",
    "ZGC Pauses,true",
    "ZGC Cycles,false",
    "ZGC Minor Pauses,true",
    "ZGC Major Cycles,false",
    "Shenandoah Pauses,true",
    "Shenandoah Cycles,false",
  })
  void onlyBeansOfPausesAreCounted(String collector, boolean counted) {
    assertThat(GcPauses.countsPauses(collector)).isEqualTo(counted);
  }

  @Test
  void theRiseOfAnUnknownTotalIsUnknown() {
    RuntimeStalls known =
        RuntimeStalls.builder()
            .gcMillis(1.0)
            .cpuMillis(2.0)
            .samplerLateMillis(5)
            .readAtMillis(10)
            .throttledMillis(3.0)
            .runQueueMillis(4.0)
            .openDescriptors(6L)
            .descriptorLimit(7L)
            .build();
    RuntimeStalls rise = known.since(RuntimeStalls.UNKNOWN);
    assertThat(rise.gcMillis).isNull();
    assertThat(rise.openDescriptors).as("the current count, not a rise").isEqualTo(6);
    assertThat(rise.throttledMillis).isNull();
    assertThat(rise.runQueueMillis).isNull();
    assertThat(rise.cpuMillis).isNull();
    assertThat(rise.samplerLateMillis).isEqualTo(5);
  }
}
