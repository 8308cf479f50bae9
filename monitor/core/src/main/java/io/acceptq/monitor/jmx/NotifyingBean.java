// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.EpisodeEvent;
import io.acceptq.monitor.vocabulary.AttributeSpec;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanNotificationInfo;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.openmbean.OpenMBeanOperationInfo;

/**
 * A bean that also sends the events of episodes.
 *
 * @param <S> what the attributes are read from
 */
class NotifyingBean<S> extends Bean<S> implements NotificationEmitter {
  private final EpisodeNotifications notifications;

  NotifyingBean(
      String help,
      List<AttributeSpec<S>> vocabulary,
      S first,
      NotificationSender sender,
      OpenMBeanOperationInfo... operations) {
    super(help, vocabulary, first, EpisodeNotifications.INFO, operations);
    notifications = new EpisodeNotifications(sender);
  }

  /** Called by the sampler thread only. */
  final void send(EpisodeEvent event, long millis) {
    notifications.send(event, this, millis); // the MBean server puts the bean's name in its place
  }

  @Override
  public final void addNotificationListener(
      NotificationListener listener, NotificationFilter filter, Object handback) {
    notifications.addNotificationListener(listener, filter, handback);
  }

  @Override
  public final void removeNotificationListener(NotificationListener listener)
      throws ListenerNotFoundException {
    notifications.removeNotificationListener(listener);
  }

  @Override
  public final void removeNotificationListener(
      NotificationListener listener, NotificationFilter filter, Object handback)
      throws ListenerNotFoundException {
    notifications.removeNotificationListener(listener, filter, handback);
  }

  @Override
  public final MBeanNotificationInfo[] getNotificationInfo() {
    return notifications.getNotificationInfo();
  }
}
