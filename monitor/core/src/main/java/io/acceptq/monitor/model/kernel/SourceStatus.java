// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which source is in use, why no better one, and what it lacks. Immutable. */
public final class SourceStatus {
  /** What this kernel does not show although the source could. */
  public enum Gap {
    /** Kernels before 4.7 count no drops of single sockets. */
    SOCKET_DROPS,
    /** The kernel has no {@code unix_diag}. */
    UNIX_QUEUES
  }

  public final SourceKind kind;

  /** Why no better source is in use, in words; null for {@link SourceKind#NETLINK}. */
  public final String reason;

  public final Set<Gap> gaps;

  public SourceStatus(SourceKind kind, String reason) {
    this(kind, reason, EnumSet.noneOf(Gap.class));
  }

  public SourceStatus(SourceKind kind, String reason, EnumSet<Gap> gaps) {
    this.kind = kind;
    this.reason = reason;
    this.gaps = Collections.unmodifiableSet(gaps.clone());
  }
}
