// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.kernel.WaitingConnection;
import io.acceptq.monitor.net.ListenAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OldestConnectionsTest {
  private static WaitingConnection aged(Long millis, int port) {
    return new WaitingConnection(ListenAddress.inet4(1, port), millis, 0, false);
  }

  @Test
  void theOldestOfManyWhateverTheOrderTheyComeIn() {
    List<Long> ages = new ArrayList<>();
    for (long age = 0; age < 5_000; age++) {
      ages.add(age);
    }
    Collections.shuffle(ages, new Random(4));
    OldestConnections oldest = new OldestConnections(1_000);
    for (Long age : ages) {
      oldest.add(age, aged(age, 1));
    }
    assertThat(oldest.list()).hasSize(1_000);
    assertThat(oldest.list().get(0).ageMillis).isEqualTo(4_999);
    assertThat(oldest.list())
        .extracting(one -> one.ageMillis)
        .isSortedAccordingTo(Collections.reverseOrder())
        .endsWith(4_000L);
    assertThat(oldest.more()).isEqualTo(4_000);
  }

  @Test
  void ofOneTickTheFirstCookieAndUnknownAgesLast() {
    OldestConnections oldest = new OldestConnections(10);
    oldest.add(1, aged(null, 1));
    oldest.add(9, aged(4L, 9));
    oldest.add(7, aged(4L, 7));
    oldest.add(8, aged(8L, 8));
    assertThat(oldest.list()).extracting(one -> one.client.port()).containsExactly(8, 7, 9, 1);
  }
}
