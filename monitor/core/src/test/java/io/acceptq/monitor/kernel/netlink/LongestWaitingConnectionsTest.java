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

class LongestWaitingConnectionsTest {
  private static WaitingConnection aged(Long millis, int port) {
    return new WaitingConnection(ListenAddress.inet4(1, port), millis, 0, false);
  }

  @Test
  void keepsTheLongestWaitingInWhateverOrderTheyAreAdded() {
    List<Long> ages = new ArrayList<>();
    for (long age = 0; age < 5_000; age++) {
      ages.add(age);
    }
    Collections.shuffle(ages, new Random(4));
    LongestWaitingConnections longest = new LongestWaitingConnections(1_000);
    for (Long age : ages) {
      longest.add(age, aged(age, 1));
    }
    assertThat(longest.list()).hasSize(1_000);
    assertThat(longest.list().get(0).ageMillis).isEqualTo(4_999);
    assertThat(longest.list())
        .extracting(connection -> connection.ageMillis)
        .isSortedAccordingTo(Collections.reverseOrder())
        .endsWith(4_000L);
    assertThat(longest.more()).isEqualTo(4_000);
  }

  @Test
  void ordersEqualAgesByCookieAndUnknownAgesLast() {
    LongestWaitingConnections longest = new LongestWaitingConnections(10);
    longest.add(1, aged(null, 1));
    longest.add(9, aged(4L, 9));
    longest.add(7, aged(4L, 7));
    longest.add(8, aged(8L, 8));
    assertThat(longest.list())
        .extracting(connection -> connection.client.port())
        .containsExactly(8, 7, 9, 1);
  }
}
