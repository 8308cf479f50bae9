// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.load.WhatIf;
import io.acceptq.monitor.sample.Controls;
import io.acceptq.monitor.sample.Listener;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Waiting;
import io.acceptq.monitor.sample.WaitingClients;
import java.io.IOException;
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
  /** More is no answer that anybody reads, and the service pays for it. */
  private static final int MOST = 1_000;

  private final Controls controls;
  private final WaitingClients waiting;

  ListenerBean(ListenerState first, Controls controls, WaitingClients waiting) {
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
                "backlog", "as passed to listen(2), from 0 on", SimpleType.INTEGER)),
        operation(
            "waiting",
            "the connections in the accept queue now, oldest first",
            WaitingData.TYPE,
            MBeanOperationInfo.INFO,
            new OpenMBeanParameterInfoSupport(
                "max", "how many of them, the oldest; 1 to " + MOST, SimpleType.INTEGER)));
    this.controls = controls;
    this.waiting = waiting;
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
            controls.history(
                latest().sample.listener,
                number("history: seconds", 1, Integer.MAX_VALUE, arguments)));
      case "simulateBacklog":
        return simulate(number("simulateBacklog: backlog", 0, Integer.MAX_VALUE, arguments));
      case "waiting":
        return WaitingData.of(
            waiting(latest().sample.listener, number("waiting: max", 1, MOST, arguments)));
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

  private static int number(String what, int least, int most, Object[] arguments) {
    Object number = arguments.length == 1 ? arguments[0] : null;
    if (!(number instanceof Integer) || (Integer) number < least || (Integer) number > most) {
      String end = most == Integer.MAX_VALUE ? " on" : " to " + most;
      throw new IllegalArgumentException(
          what + " must be a whole number from " + least + end + "; it was " + number);
    }
    return (Integer) number;
  }

  /** Under a security manager with the rights of whoever asks: nothing in it needs any. */
  private Waiting waiting(Listener listener, int max) {
    try {
      return waiting.of(listener, max);
    } catch (IOException e) {
      // Without the cause, whose class a remote client may not have.
      throw new IllegalStateException("waiting: " + e.getMessage());
    }
  }
}
