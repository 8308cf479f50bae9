// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.load.WhatIf;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** How a load would have gone with another backlog, as open data: two bounds for each figure. */
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
          "the recorded load as it would have gone with that backlog",
          KEYS,
          new String[] {
            "the backlog it was asked for",
            "length of the record",
            "highest queue length; an upper bound where connections were refused in the record",
            "its lower bound",
            "clients refused, each once however often it came back; an upper bound",
            "its lower bound",
            "longest wait of a connection for accept(), in milliseconds, to within an interval",
            "its lower bound",
            "share of the samples in which the queue would have been full",
            "its lower bound"
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
