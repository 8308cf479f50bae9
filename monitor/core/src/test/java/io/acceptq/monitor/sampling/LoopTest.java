// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.sample.Controls;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.Publisher;
import io.acceptq.monitor.sample.Snapshot;
import io.acceptq.monitor.sample.Strain;
import io.acceptq.monitor.sample.StrainSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What fails costs a sample at most. */
class LoopTest {
  private final FakeService service = new FakeService();
  private final List<Snapshot> published = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private volatile boolean ready = true;
  private volatile boolean noSource;
  private volatile RuntimeException sourceFails;
  private volatile Error publisherFails;
  private final AtomicInteger closed = new AtomicInteger();
  private FakeKernel kernel;

  private final Loop loop =
      new Loop(
          () -> ready,
          service,
          new Loop.Parts() {
            @Override
            public KernelSource source(ErrorCount errors) {
              if (noSource) {
                throw new IllegalStateException("no source");
              }
              kernel =
                  new FakeKernel(new FakeClock(), errors) {
                    @Override
                    public boolean fails() {
                      if (sourceFails != null) {
                        throw sourceFails;
                      }
                      return false;
                    }
                  };
              return kernel;
            }

            @Override
            public StrainSource strain() {
              return (now, late, withFiles) -> Strain.UNKNOWN;
            }

            @Override
            public List<Publisher> publishers(Controls controls, ErrorCount errors) {
              return List.of(publisher(true), publisher(false));
            }

            @Override
            public void failed(String why) {
              said.add(why);
            }
          },
          new Knobs(10, 80, 1_000),
          600_000);

  private Publisher publisher(boolean fails) {
    return new Publisher() {
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
  void aPublisherThatFailsIsCountedAndTheOthersGoOn() {
    publisherFails = new NoClassDefFoundError("javax/management/Thing");
    loop.start();
    Snapshot snapshot = next();
    assertThat(snapshot.self.errors).isPositive();
    assertThat(snapshot.self.lastError).isEqualTo("publishing: javax/management/Thing");
    publisherFails = null;
    next();
    long errors = next().self.errors;
    assertThat(next().self.errors).isEqualTo(errors);
  }

  @Test
  void aSourceThatFailsUnexpectedlyIsCountedAndTriedAgain() {
    loop.start();
    next();
    sourceFails = new IndexOutOfBoundsException("row 7");
    int before = published.size();
    await().until(() -> kernel.unixAsked.size() > before + 5);
    sourceFails = null;
    assertThat(next().self.lastError).isEqualTo("sampling: row 7");
  }

  @Test
  void nothingIsTouchedBeforeTheServiceIsReadyAndThenAtOnce() {
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
  void stoppedItEndsItsThreadAndClosesEveryPublisherWhateverOneThrows() {
    Thread thread = loop.start();
    next();
    loop.stop(5_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(closed).hasValue(2);
  }

  @Test
  void stoppedBeforeItBeganItEndsToo() {
    ready = false;
    Thread thread = loop.start();
    loop.stop(5_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(published).isEmpty();
  }

  @Test
  void aStartThatFailsIsSaidInOneLine() {
    noSource = true;
    Thread thread = loop.start();
    await().until(() -> !thread.isAlive());
    assertThat(said).containsExactly("java.lang.IllegalStateException: no source");
  }

  @Test
  void itsThreadIsADaemonWithoutTheServicesLoader() {
    Thread thread = loop.start();
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("acceptq");
    assertThat(thread.getContextClassLoader()).isNull();
  }
}
