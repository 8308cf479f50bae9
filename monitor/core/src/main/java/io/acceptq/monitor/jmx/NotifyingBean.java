// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Edge;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanNotificationInfo;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.openmbean.OpenMBeanOperationInfo;

/**
 * A bean that also tells the edges of episodes.
 *
 * @param <S> what the attributes are read from
 */
class NotifyingBean<S> extends Bean<S> implements NotificationEmitter {
  private final Notices notices = new Notices();

  NotifyingBean(
      String help, List<Term<S>> vocabulary, S first, OpenMBeanOperationInfo... operations) {
    super(help, vocabulary, first, Notices.INFO, operations);
  }

  /** Called by the sampler thread only. */
  final void send(Edge edge, long millis) {
    notices.send(edge, this, millis); // the MBean server puts the bean's name in its place
  }

  @Override
  public final void addNotificationListener(
      NotificationListener listener, NotificationFilter filter, Object handback) {
    notices.addNotificationListener(listener, filter, handback);
  }

  @Override
  public final void removeNotificationListener(NotificationListener listener)
      throws ListenerNotFoundException {
    notices.removeNotificationListener(listener);
  }

  @Override
  public final void removeNotificationListener(
      NotificationListener listener, NotificationFilter filter, Object handback)
      throws ListenerNotFoundException {
    notices.removeNotificationListener(listener, filter, handback);
  }

  @Override
  public final MBeanNotificationInfo[] getNotificationInfo() {
    return notices.getNotificationInfo();
  }
}
