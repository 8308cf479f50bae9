// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.sample.Controls;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
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
                "seconds", "how far back, from 1 on", SimpleType.INTEGER)));
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
        return HistoryData.of(controls.history(latest().sample.listener, seconds(arguments)));
      default:
        return super.invoke(operation, arguments);
    }
  }

  private static int seconds(Object[] arguments) {
    Object seconds = arguments.length == 1 ? arguments[0] : null;
    if (!(seconds instanceof Integer) || (Integer) seconds < 1) {
      throw new IllegalArgumentException(
          "history: seconds must be a whole number from 1 on; it was " + seconds);
    }
    return (Integer) seconds;
  }
}
