// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.TestSamples;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.spi.Controls;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.Publisher;
import io.acceptq.monitor.spi.RuntimeSettings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A failure costs at most one sample. */
class SamplerThreadTest {
  private final FakeService service = new FakeService();
  private final List<Snapshot> published = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private volatile boolean ready = true;
  private volatile boolean noSource;
  private volatile Runnable sourceFailure;
  private volatile Error publisherFails;
  private final AtomicInteger closed = new AtomicInteger();
  private volatile FakeKernel kernel;

  private final SamplerThread<Snapshot> loop =
      new SamplerThread<>(
          () -> ready,
          service,
          new Pipeline.Factory<>() {
            @Override
            public Pipeline<Snapshot> open(Controls controls, ErrorReporter errors) {
              if (noSource) {
                throw new IllegalStateException("no source");
              }
              kernel =
                  new FakeKernel(new FakeClock(), errors) {
                    @Override
                    public boolean fails() {
                      Runnable failure = sourceFailure;
                      if (failure != null) {
                        failure.run();
                      }
                      return false;
                    }
                  };
              return new Pipeline<>(
                  kernel,
                  (now, late, withFiles) -> RuntimeStalls.UNKNOWN,
                  snapshot -> snapshot,
                  List.of(publisher(true), publisher(false)));
            }

            @Override
            public void failed(String why) {
              said.add(why);
            }
          },
          new RuntimeSettings(10, TestSamples.THRESHOLDS),
          600_000,
          KernelCounters.UNKNOWN);

  private Publisher<Snapshot> publisher(boolean fails) {
    return new Publisher<>() {
      @Override
      public void publish(Snapshot snapshot) {
        if (fails && publisherFails != null) {
          throw publisherFails;
        }
        if (!fails) {
          published.add(snapshot);
        }
      }

      @Override
      public void close() {
        closed.incrementAndGet();
        if (fails) {
          throw new IllegalStateException("cannot close");
        }
      }
    };
  }

  private Snapshot next() {
    int before = published.size();
    await().until(() -> published.size() > before + 1);
    return published.get(published.size() - 1);
  }

  @AfterEach
  void stop() {
    loop.stop(5_000);
  }

  @Test
  void aFailingPublisherIsCountedAndTheOthersContinue() {
    publisherFails = new NoClassDefFoundError("javax/management/Thing");
    loop.start();
    Snapshot snapshot = next();
    assertThat(snapshot.monitor.errors).isPositive();
    assertThat(snapshot.monitor.lastError).isEqualTo("publishing: javax/management/Thing");
    publisherFails = null;
    next();
    long errors = next().monitor.errors;
    assertThat(next().monitor.errors).isEqualTo(errors);
  }

  /** The second failure happens while the first is being reported. */
  @Test
  void aHeapThatIsFullTwiceDoesNotEndTheThread() {
    sourceFailure =
        () -> {
          throw new OutOfMemoryError() {
            @Override
            public String getMessage() {
              throw new OutOfMemoryError("again");
            }
          };
        };
    Thread thread = loop.start();
    await().until(() -> kernel != null && kernel.unixAsked.size() > 3);
    sourceFailure = null;
    assertThat(next().monitor.lastError).isEqualTo("sampling");
    assertThat(thread.isAlive()).isTrue();
  }

  @Test
  void aSourceThatFailsUnexpectedlyIsCountedAndTriedAgain() {
    loop.start();
    next();
    sourceFailure =
        () -> {
          throw new IndexOutOfBoundsException("row 7");
        };
    int before = published.size();
    await().until(() -> kernel.unixAsked.size() > before + 5);
    sourceFailure = null;
    assertThat(next().monitor.lastError).isEqualTo("reading the kernel: row 7");
  }

  @Test
  void nothingIsOpenedBeforeTheServiceIsReadyAndThenAtOnce() {
    ready = false;
    noSource = true;
    Thread thread = loop.start();
    LockSupport.unpark(thread);
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    assertThat(said).isEmpty();
    noSource = false;
    ready = true;
    LockSupport.unpark(thread);
    next();
  }

  @Test
  void stopEndsTheThreadAndClosesEveryPublisherWhateverOneThrows() {
    Thread thread = loop.start();
    next();
    loop.stop(5_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(closed).hasValue(2);
  }

  @Test
  void stopBeforeTheStartEndsTheThread() {
    ready = false;
    Thread thread = loop.start();
    loop.stop(5_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(published).isEmpty();
  }

  @Test
  void aFailedStartIsReportedInOneLine() {
    noSource = true;
    Thread thread = loop.start();
    await().until(() -> !thread.isAlive());
    assertThat(said).containsExactly("java.lang.IllegalStateException: no source");
  }

  @Test
  void theThreadIsADaemonWithoutTheServicesClassLoader() {
    Thread thread = loop.start();
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("acceptq");
    assertThat(thread.getContextClassLoader()).isNull();
  }
}
