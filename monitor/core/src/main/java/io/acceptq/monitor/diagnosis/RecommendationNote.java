// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.cause.Quantities;
import io.acceptq.monitor.queueing.BacklogRecommendation;

/** What a recommended backlog is based on, or why there is none, in words. Pure. */
public final class RecommendationNote {
  private RecommendationNote() {}

  public static String of(BacklogRecommendation recommendation) {
    if (!recommendation.seen) {
      return "no recommendation: accepts or overflows are unknown";
    }
    if (recommendation.isTooSlow()) {
      return "no backlog would have helped: in a queue without a limit, clients would have waited"
          + " up to "
          + Quantities.duration((double) recommendation.waitMillis)
          + " for accept()";
    }
    if (recommendation.backlog() == null) {
      return "no recommendation: no connection was seen waiting";
    }
    StringBuilder note = new StringBuilder();
    note.append("1.5 times the ")
        .append(Quantities.count(recommendation.peak, "connection"))
        .append(" that would have waited at once");
    if (recommendation.overflows > 0) {
      note.append("; an estimate, because ")
          .append(Quantities.count(recommendation.overflows, "packet"))
          .append(recommendation.overflows == 1 ? " was refused" : " were refused");
    }
    if (recommendation.isAboveSomaxconn()) {
      note.append("; raise net.core.somaxconn too, or the kernel caps the backlog at ")
          .append(recommendation.somaxconn);
    }
    return note.toString();
  }
}
