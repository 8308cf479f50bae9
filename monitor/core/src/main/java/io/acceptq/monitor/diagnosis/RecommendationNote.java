// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.load.Recommendation;

/** What a recommended backlog rests on, or why there is none, in a sentence. Pure. */
public final class RecommendationNote {
  private RecommendationNote() {}

  public static String of(Recommendation of) {
    if (!of.seen) {
      return "its accepts or its overflows are not known, so neither is its load";
    }
    if (of.isTooSlow()) {
      return "no backlog would have helped: in a queue that refuses nobody, clients would have waited up to "
          + Text.duration((double) of.waitMillis)
          + " for accept()";
    }
    if (of.backlog() == null) {
      return "no connection was seen waiting";
    }
    return of.peak
        + (of.peak == 1 ? " connection" : " connections")
        + " would have waited at once, and half as much again to spare"
        + (of.overflows == 0
            ? ""
            : "; an estimate, since " + of.overflows + " packets were refused")
        + (of.isAboveSomaxconn()
            ? "; net.core.somaxconn is "
                + of.somaxconn
                + ": raise it, or the kernel cuts it to that"
            : "");
  }
}
