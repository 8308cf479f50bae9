// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Episode;
import io.acceptq.monitor.diagnosis.EpisodeEvent;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;

/** Sends the events of episodes to JMX clients. Sent by the sampler thread only. */
final class EpisodeNotifications extends NotificationBroadcasterSupport {
  static final MBeanNotificationInfo[] INFO = {
    new MBeanNotificationInfo(
        new String[] {
          Episode.Kind.OVERFLOW.notification,
          Episode.Kind.SATURATION.notification,
          Episode.Kind.STALL.notification,
          Episode.Kind.SYN_FLOOD.notification,
          Episode.RECOVERED
        },
        Notification.class.getName(),
        "Begin or end of an episode; user data is the episode")
  };

  private long sequence;

  EpisodeNotifications(NotificationSender sender) {
    super(sender, INFO);
  }

  void send(EpisodeEvent event, Object source, long millis) {
    Episode episode = event.episode;
    String cause = episode.cause() == null ? "" : episode.cause() + ": ";
    Notification notification =
        new Notification(
            event.type,
            source,
            ++sequence,
            millis,
            episode.listener + ": " + cause + episode.evidence());
    notification.setUserData(EpisodeData.of(episode));
    sendNotification(notification);
  }
}
