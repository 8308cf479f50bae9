// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.cause.SynFloodDetector;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.PausedWait;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.Thresholds;

/** Decides at each sample whether a listener has a problem. Used by the sampler thread only. */
final class ProblemDetector {
  /** Saturation must last this long; overflows and stalls are problems at once. */
  private static final long SATURATED_MILLIS = 500;

  private final SynFloodDetector synFlood = new SynFloodDetector();
  private long saturatedSince = -1;

  /** Null if there is none. */
  Episode.Kind detect(ListenerSample now, Health health, Snapshot snapshot) {
    boolean flooded = synFlood.detect(now, snapshot.namespace);
    if (health != Health.SATURATED && health != Health.OVERFLOWING && health != Health.STALLED) {
      saturatedSince = -1;
    }
    switch (health) {
      case OVERFLOWING:
        return Episode.Kind.OVERFLOW;
      case STALLED:
        return Episode.Kind.STALL;
      case SATURATED:
        if (saturatedSince < 0) {
          saturatedSince = now.millis;
        }
        if (now.millis - saturatedSince >= SATURATED_MILLIS) {
          return Episode.Kind.SATURATION;
        }
        return hasPaused(now, snapshot.monitor.thresholds) ? Episode.Kind.STALL : null;
      default:
        if (hasPaused(now, snapshot.monitor.thresholds)) {
          return Episode.Kind.STALL;
        }
        return flooded ? Episode.Kind.SYN_FLOOD : null;
    }
  }

  /** Whether connections waited too long for the end of a pause that no sample saw. */
  private static boolean hasPaused(ListenerSample now, Thresholds thresholds) {
    PausedWait pause = now.accepts.gaps.pause;
    return pause != null
        && pause.longestMillis != null
        && pause.longestMillis >= thresholds.stallMillis;
  }
}
