// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NotificationSenderTest {
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final NotificationSender sender = new NotificationSender(errors::add);

  @Test
  void beyondAThousandUnsentNotificationsAreLostAndCounted() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger sent = new AtomicInteger();
    sender.execute(
        () -> {
          started.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    started.await();
    for (int i = 0; i < 1_003; i++) {
      sender.execute(sent::incrementAndGet);
    }
    assertThat(errors).hasSize(3).allMatch(error -> error.contains("notification was lost"));
    release.countDown();
    await().until(() -> sent.get() == 1_000);
  }
}
