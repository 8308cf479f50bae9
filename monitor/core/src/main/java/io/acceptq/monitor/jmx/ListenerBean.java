// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.load.WhatIf;
import io.acceptq.monitor.sample.Controls;
import io.acceptq.monitor.sample.ListenerSample;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenMBeanOperationInfo;
import javax.management.openmbean.OpenMBeanOperationInfoSupport;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenMBeanParameterInfoSupport;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** {@code acceptq:type=Listener,name="..."}. */
final class ListenerBean extends NotifyingBean<ListenerState> {
  private final Controls controls;

  ListenerBean(ListenerState first, Controls controls) {
    super(
        "A listening socket of this JVM; every number is a point in time, two need not add up",
        ListenerTerms.ALL,
        first,
        operation(
            "resetPeaks",
            "forgets QueuePeak, QueuePeakLastMinute and LongestAcceptGapMillis",
            SimpleType.VOID,
            MBeanOperationInfo.ACTION),
        operation(
            "acceptorStack",
            "where the thread that last accepted is now",
            SimpleType.STRING,
            MBeanOperationInfo.INFO),
        operation(
            "history",
            "the samples of the last seconds, in columns, oldest first",
            HistoryData.TYPE,
            MBeanOperationInfo.INFO,
            new OpenMBeanParameterInfoSupport(
                "seconds", "how far back, from 1 on", SimpleType.INTEGER)),
        operation(
            "simulateBacklog",
            "the recorded load as it would have gone with another backlog",
            WhatIfData.TYPE,
            MBeanOperationInfo.INFO,
            new OpenMBeanParameterInfoSupport(
                "backlog", "as passed to listen(2), from 0 on", SimpleType.INTEGER)));
    this.controls = controls;
  }

  private static OpenMBeanOperationInfo operation(
      String name, String help, OpenType<?> result, int impact, OpenMBeanParameterInfo... takes) {
    return new OpenMBeanOperationInfoSupport(name, help, takes, result, impact);
  }

  @Override
  Object invoke(String operation, Object[] arguments) throws ReflectionException {
    switch (operation) {
      case "resetPeaks":
        controls.resetPeaks(latest().sample.listener);
        return null;
      case "acceptorStack":
        return AcceptorStack.of(latest());
      case "history":
        return HistoryData.of(
            controls.history(latest().sample.listener, number("history: seconds", 1, arguments)));
      case "simulateBacklog":
        return simulate(number("simulateBacklog: backlog", 0, arguments));
      default:
        return super.invoke(operation, arguments);
    }
  }

  private CompositeData simulate(int backlog) {
    ListenerSample sample = latest().sample;
    try {
      return WhatIfData.of(
          WhatIf.of(
              controls.history(sample.listener, Integer.MAX_VALUE),
              sample.backlog.effective,
              backlog));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("simulateBacklog: " + e.getMessage());
    }
  }

  private static int number(String what, int least, Object[] arguments) {
    Object number = arguments.length == 1 ? arguments[0] : null;
    if (!(number instanceof Integer) || (Integer) number < least) {
      throw new IllegalArgumentException(
          what + " must be a whole number from " + least + " on; it was " + number);
    }
    return (Integer) number;
  }
}
