// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Edge;
import io.acceptq.monitor.diagnosis.Episode;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;

/**
 * Sends the edges of episodes to whoever listens. A listener is the service's code and may be slow,
 * so it runs on a thread of its own, which there is only while there is something to send; what it
 * leaves behind beyond a thousand is lost.
 */
final class Notices extends NotificationBroadcasterSupport {
  private static final int MOST = 1_000;

  /** One for all beans: their order is kept. */
  private static final ThreadPoolExecutor SENDER = sender();

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
        "the beginning of trouble, or its end; user data is the episode")
  };

  private long sequence;

  Notices() {
    super(SENDER, INFO);
  }

  private static ThreadPoolExecutor sender() {
    ThreadPoolExecutor sender =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST),
            task -> {
              Thread thread = new Thread(task, "acceptq notifications");
              thread.setDaemon(true);
              thread.setContextClassLoader(null);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    sender.allowCoreThreadTimeOut(true);
    return sender;
  }

  /** Called by the sampler thread only. */
  void send(Edge edge, Object source, long millis) {
    Episode episode = edge.episode;
    String cause = episode.cause() == null ? "" : episode.cause() + ": ";
    Notification notification =
        new Notification(
            edge.type,
            source,
            ++sequence,
            millis,
            episode.listener + ": " + cause + episode.evidence());
    notification.setUserData(EpisodeData.of(episode));
    sendNotification(notification);
  }
}
