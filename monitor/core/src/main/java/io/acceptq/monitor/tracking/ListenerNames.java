// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import java.util.HashSet;
import java.util.Set;

/**
 * Gives each listener a unique name until it is closed: the second at an address gets {@code #2}.
 * Used by the sampler thread only.
 */
final class ListenerNames {
  private final Set<String> taken = new HashSet<>();

  String take(String address) {
    String name = address;
    for (int member = 2; !taken.add(name); member++) {
      name = address + "#" + member;
    }
    return name;
  }

  void release(String name) {
    taken.remove(name);
  }
}
