// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.model.Backlog;
import io.acceptq.monitor.model.ListenerSample;

/** Why the requested and the effective backlog differ, in words. Pure. */
public final class BacklogNote {
  private BacklogNote() {}

  /** Null if they are the same, or nothing is known. */
  public static String of(ListenerSample sample) {
    Integer requested = sample.listener.binding.requestedBacklog;
    switch (sample.backlog.origin) {
      case KERNEL:
        return held(requested, sample.backlog);
      case COMPUTED:
        return computed(requested, sample.backlog);
      default:
        return null;
    }
  }

  /**
   * listen(2) clamps once, to the {@code somaxconn} of that moment: a limit may come from an older
   * value than the current one.
   */
  private static String held(Integer requested, Backlog backlog) {
    int limit = backlog.effective;
    if (requested == null) {
      return "requested backlog unknown: the bind was not seen";
    }
    if (requested == limit) {
      return null;
    }
    boolean atMost = backlog.somaxconn != null && backlog.somaxconn == limit;
    if (requested < 0) { // listen(2) compares as unsigned: -1 is the largest number there is
      return "a backlog of "
          + requested
          + " requests net.core.somaxconn"
          + (atMost ? "=" + limit : ", which " + current(backlog.somaxconn));
    }
    if (atMost && limit < requested) {
      return "capped by net.core.somaxconn=" + limit;
    }
    return "the kernel holds " + limit + "; net.core.somaxconn " + current(backlog.somaxconn);
  }

  private static String current(Integer somaxconn) {
    return somaxconn == null ? "cannot be read" : "is now " + somaxconn;
  }

  private static String computed(Integer requested, Backlog backlog) {
    if (requested == null) {
      return "unknown: /proc shows no limit, and the bind was not seen";
    }
    if (backlog.somaxconn == null) {
      return "unknown: /proc shows no limit, and net.core.somaxconn cannot be read";
    }
    return requested.equals(backlog.effective)
        ? "computed: /proc shows no limit"
        : "computed: /proc shows no limit; capped by net.core.somaxconn=" + backlog.somaxconn;
  }
}
