// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.Backlog;

/** What became of the backlog that the service asked for, and why. Pure. */
final class EffectiveBacklog {
  private EffectiveBacklog() {}

  /**
   * As the kernel holds it. {@code somaxconn} is that of now: listen(2) clamps once, so a backlog
   * clamped long ago may owe its value to an older one.
   */
  static Backlog held(int limit, Integer requested, Integer somaxconn) {
    if (requested == null) {
      return new Backlog(limit, "bound unseen: what was asked for is not known");
    }
    if (requested == limit) {
      return new Backlog(limit, null);
    }
    return new Backlog(limit, difference(limit, requested, somaxconn));
  }

  private static String difference(int limit, int requested, Integer somaxconn) {
    boolean asMuchAsAllowed = somaxconn != null && somaxconn == limit;
    if (requested < 0) { // listen(2) compares as unsigned: -1 is the largest number there is
      return "a backlog of "
          + requested
          + " asks for net.core.somaxconn"
          + (asMuchAsAllowed ? "=" + limit : ", which is " + now(somaxconn));
    }
    if (asMuchAsAllowed && limit < requested) {
      return "capped by net.core.somaxconn=" + limit;
    }
    return "the kernel holds " + limit + "; net.core.somaxconn is " + now(somaxconn);
  }

  private static String now(Integer somaxconn) {
    return somaxconn == null ? "not readable" : "now " + somaxconn;
  }

  /** For a kernel, or a source, that does not show it. {@code somaxconn} is that at the bind. */
  static Backlog computed(Integer requested, Integer somaxconn) {
    if (requested == null) {
      return new Backlog(null, "/proc shows no limit, and what was asked for is not known");
    }
    if (somaxconn == null) {
      return new Backlog(null, "/proc shows no limit, and net.core.somaxconn is not readable");
    }
    if (requested >= 0 && requested <= somaxconn) {
      return new Backlog(requested, "computed: /proc shows no limit");
    }
    return new Backlog(
        somaxconn, "computed: /proc shows no limit; capped by net.core.somaxconn=" + somaxconn);
  }
}
