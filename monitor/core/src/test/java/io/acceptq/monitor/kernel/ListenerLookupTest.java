// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.ListenAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenerLookupTest {
  private static final ListenAddress ANY = ListenAddress.inet4(0, 80);
  private static final ListenAddress ANY6 = ListenAddress.inet6(0, 0, 80);
  private static final ListenAddress ONE = ListenAddress.inet4(0x7f000001, 80);
  private static final ListenAddress TWO = ListenAddress.inet4(0x7f000002, 80);
  private static final ListenAddress ONE6 = ListenAddress.inet6(0, 1, 80);

  private int inode;

  private ListenSocket at(ListenAddress address, int queue) {
    return new ListenSocket(address, ++inode, 1L, queue, 50, 0L);
  }

  @Test
  void aListenerHasTheConnectionsToItsAddress() {
    ListenSocket one = at(ONE, 1);
    ListenerLookup parentage = new ListenerLookup(one, List.of(at(ANY, 2), one, at(TWO, 3)));
    assertThat(parentage.ours(ONE)).isTrue();
    assertThat(parentage.ours(TWO)).isFalse();
    assertThat(parentage.note()).isNull();
  }

  @Test
  void aWildcardHasThoseThatNobodyElseHas() {
    ListenSocket any = at(ANY, 1);
    ListenSocket otherPort = at(ListenAddress.inet4(0x7f000002, 81), 9);
    ListenerLookup parentage = new ListenerLookup(any, List.of(any, at(ONE, 2), otherPort));
    assertThat(parentage.ours(ONE)).isFalse();
    assertThat(parentage.ours(TWO)).isTrue();
    assertThat(parentage.note()).isNull();
  }

  @Test
  void aDualStackWildcardHasBothFamiliesAndAMappedOneItsOwn() {
    ListenSocket any6 = at(ANY6, 1);
    assertThat(new ListenerLookup(any6, List.of(any6)).ours(ONE)).isTrue();
    assertThat(new ListenerLookup(any6, List.of(any6)).ours(ONE6)).isTrue();
    ListenSocket mapped = at(ANY, 1);
    assertThat(new ListenerLookup(mapped, List.of(mapped)).ours(ONE6)).isFalse();
  }

  @Test
  void thoseWithTheSameAddressShareAndItSaysSo() {
    ListenSocket one = at(ONE, 1);
    ListenerLookup two = new ListenerLookup(one, List.of(one, at(ONE, 4)));
    assertThat(two.ours(ONE)).isTrue();
    assertThat(two.note()).startsWith("another listener has the same address, with 4 in the queue");
    assertThat(new ListenerLookup(one, List.of(at(ONE, 4), one, at(ONE, 5))).note())
        .startsWith("2 other listeners have the same address, with 9 in the queue");
    ListenSocket any6 = at(ANY6, 1);
    assertThat(new ListenerLookup(any6, List.of(any6, at(ANY, 1))).note()).startsWith("another");
  }
}
