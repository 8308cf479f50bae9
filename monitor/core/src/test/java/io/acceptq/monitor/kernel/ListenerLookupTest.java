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
  void aListenerReceivesConnectionsToItsAddress() {
    ListenSocket one = at(ONE, 1);
    ListenerLookup lookup = new ListenerLookup(one, List.of(at(ANY, 2), one, at(TWO, 3)));
    assertThat(lookup.receives(ONE)).isTrue();
    assertThat(lookup.receives(TWO)).isFalse();
    assertThat(lookup.sharingNote()).isNull();
  }

  @Test
  void aWildcardReceivesConnectionsToAddressesWithoutAListener() {
    ListenSocket any = at(ANY, 1);
    ListenSocket otherPort = at(ListenAddress.inet4(0x7f000002, 81), 9);
    ListenerLookup lookup = new ListenerLookup(any, List.of(any, at(ONE, 2), otherPort));
    assertThat(lookup.receives(ONE)).isFalse();
    assertThat(lookup.receives(TWO)).isTrue();
    assertThat(lookup.sharingNote()).isNull();
  }

  @Test
  void aDualStackWildcardReceivesBothFamiliesAndAMappedOneOnlyIpv4() {
    ListenSocket any6 = at(ANY6, 1);
    assertThat(new ListenerLookup(any6, List.of(any6)).receives(ONE)).isTrue();
    assertThat(new ListenerLookup(any6, List.of(any6)).receives(ONE6)).isTrue();
    ListenSocket mapped = at(ANY, 1);
    assertThat(new ListenerLookup(mapped, List.of(mapped)).receives(ONE6)).isFalse();
  }

  @Test
  void listenersWithTheSameAddressShareItsConnectionsWithANote() {
    ListenSocket one = at(ONE, 1);
    ListenerLookup shared = new ListenerLookup(one, List.of(one, at(ONE, 4)));
    assertThat(shared.receives(ONE)).isTrue();
    assertThat(shared.sharingNote())
        .isEqualTo(
            "another listener has the same address (queue length 4); the kernel does not show which"
                + " queue a connection is in");
    assertThat(new ListenerLookup(one, List.of(at(ONE, 4), one, at(ONE, 5))).sharingNote())
        .startsWith("2 other listeners have the same address (total queue length 9); the kernel");
    ListenSocket any6 = at(ANY6, 1);
    assertThat(new ListenerLookup(any6, List.of(any6, at(ANY, 1))).sharingNote())
        .startsWith("another");
  }
}
