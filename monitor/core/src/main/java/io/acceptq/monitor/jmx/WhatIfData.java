// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.queueing.WhatIf;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** What a load would have done with another backlog, as open data: two bounds per figure. */
final class WhatIfData {
  private static final String[] KEYS = {
    "Backlog",
    "Seconds",
    "Peak",
    "PeakAtLeast",
    "Dropped",
    "DroppedAtLeast",
    "LongestWaitMillis",
    "LongestWaitMillisAtLeast",
    "FullShare",
    "FullShareAtLeast"
  };

  static final CompositeType TYPE = type();

  private WhatIfData() {}

  private static CompositeType type() {
    try {
      return new CompositeType(
          "WhatIf",
          "What the recorded load would have done with this backlog",
          KEYS,
          new String[] {
            "The backlog",
            "Length of the recording",
            "Highest queue length; an upper bound if connections were refused in the recording",
            "Its lower bound",
            "Refused clients, each counted once however often it retried; an upper bound",
            "Its lower bound",
            "Longest wait for accept() in milliseconds, to within one interval; an upper bound",
            "Its lower bound",
            "Share of the samples in which the queue would have been full; an upper bound",
            "Its lower bound"
          },
          new OpenType<?>[] {
            SimpleType.INTEGER,
            SimpleType.DOUBLE,
            SimpleType.INTEGER,
            SimpleType.INTEGER,
            SimpleType.INTEGER,
            SimpleType.INTEGER,
            SimpleType.LONG,
            SimpleType.LONG,
            SimpleType.DOUBLE,
            SimpleType.DOUBLE
          });
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }

  static CompositeData of(WhatIf whatIf) {
    WhatIf.Outcome most = whatIf.most;
    WhatIf.Outcome least = whatIf.least;
    try {
      return new CompositeDataSupport(
          TYPE,
          KEYS,
          new Object[] {
            whatIf.backlog,
            whatIf.millis / 1e3,
            most.peak,
            least.peak,
            most.dropped,
            least.dropped,
            most.longestWaitMillis,
            least.longestWaitMillis,
            most.fullShare,
            least.fullShare
          });
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }
}
