// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.kernel.WaitingQueue;
import io.acceptq.monitor.queueing.WhatIf;
import io.acceptq.monitor.spi.Controls;
import io.acceptq.monitor.spi.WaitingClients;
import io.acceptq.monitor.vocabulary.ListenerAttributes;
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
final class ListenerBean extends NotifyingBean<Verdict> {
  /** A longer answer would not be read, but costs the service. */
  private static final int MAX_WAITING = 1_000;

  private final Controls controls;
  private final WaitingClients waiting;

  ListenerBean(
      Verdict first, NotificationSender sender, Controls controls, WaitingClients waiting) {
    super(
        "A listening socket of this JVM; every number is a point in time, two need not add up",
        ListenerAttributes.ALL,
        first,
        sender,
        operation(
            "resetPeaks",
            "Forgets the queue peaks and the accept gaps, their percentiles included",
            SimpleType.VOID,
            MBeanOperationInfo.ACTION),
        operation(
            "acceptorStack",
            "Current stack of the thread that accepted last",
            SimpleType.STRING,
            MBeanOperationInfo.INFO),
        operation(
            "history",
            "Samples of the last seconds, in columns, oldest first",
            HistoryData.TYPE,
            MBeanOperationInfo.INFO,
            new OpenMBeanParameterInfoSupport(
                "seconds", "How far back; at least 1", SimpleType.INTEGER)),
        operation(
            "simulateBacklog",
            "What the recorded load would have done with another backlog",
            WhatIfData.TYPE,
            MBeanOperationInfo.INFO,
            new OpenMBeanParameterInfoSupport(
                "backlog", "As passed to listen(2); at least 0", SimpleType.INTEGER)),
        operation(
            "waiting",
            "Connections in the accept queue now, oldest first",
            WaitingData.TYPE,
            MBeanOperationInfo.INFO,
            new OpenMBeanParameterInfoSupport(
                "max", "How many of the oldest; 1 to " + MAX_WAITING, SimpleType.INTEGER)));
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
        return AcceptorStack.of(latest().sample);
      case "history":
        return HistoryData.of(
            controls.history(
                latest().sample.listener,
                number("history: seconds", 1, Integer.MAX_VALUE, arguments)));
      case "simulateBacklog":
        return simulate(number("simulateBacklog: backlog", 0, Integer.MAX_VALUE, arguments));
      case "waiting":
        return WaitingData.of(
            waiting(latest().sample.listener, number("waiting: max", 1, MAX_WAITING, arguments)));
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
      String allowed = most == Integer.MAX_VALUE ? " or more" : " to " + most;
      throw new IllegalArgumentException(
          what + " must be a whole number, " + least + allowed + "; it was " + number);
    }
    return (Integer) number;
  }

  /** Under a security manager this has the rights of the caller only, and needs none. */
  private WaitingQueue waiting(Listener listener, int max) {
    try {
      return waiting.of(listener, max);
    } catch (IOException e) {
      // Without the cause: a remote client may not have its class.
      throw new IllegalStateException("waiting: " + e.getMessage());
    }
  }
}
