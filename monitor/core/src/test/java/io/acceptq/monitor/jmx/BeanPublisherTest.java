// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.diagnosis.EpisodeEvent;
import io.acceptq.monitor.diagnosis.SampleEpisodes;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

/** The beans follow their listeners. */
class BeanPublisherTest extends BeanFixture {
  @Test
  void beansAreRegisteredAndUnregisteredWithTheirListeners() throws Exception {
    publish(listener(1, "0.0.0.0:8080", null), listener(2, "unix:/run/a,b=\"c\"*.sock", null));
    assertThat(server.queryNames(new ObjectName("acceptq:*"), null))
        .extracting(ObjectName::getCanonicalName)
        .containsExactlyInAnyOrder(
            "acceptq:name=\"0.0.0.0:8080\",type=Listener",
            "acceptq:name=\"unix:/run/a,b=\\\"c\\\"\\*.sock\",type=Listener",
            "acceptq:type=Kernel",
            "acceptq:type=Monitor");
    publish();
    assertThat(server.queryNames(new ObjectName("acceptq:type=Listener,*"), null)).isEmpty();
    beans.close();
    assertThat(server.queryNames(new ObjectName("acceptq:*"), null)).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Test
  void aPortBoundAgainTakesOverTheName() throws Exception {
    publish(listener(2, "0.0.0.0:8080", null));
    assertThat(get(HTTP, "QueueLength")).isEqualTo(2);
    assertThat(errors).isEmpty();
  }

  @Test
  void aNameAlreadyRegisteredIsReportedAndLeftAlone() throws Exception {
    BeanPublisher second =
        new BeanPublisher(server, controls, (listener, max) -> waiting(max), errors::add);
    publish(second, List.of(), listener(7, "0.0.0.0:8080", null));
    assertThat(errors).hasSize(3).allMatch(f -> f.contains("is acceptq loaded twice?"));
    second.close();
    assertThat(get(HTTP, "QueueLength")).isEqualTo(1);
  }

  @Test
  void anEventIsANotificationWithTheEpisode() throws Exception {
    BlockingQueue<Notification> received = new LinkedBlockingQueue<>();
    server.addNotificationListener(
        new ObjectName(HTTP), (notification, handback) -> received.add(notification), null, null);
    List<EpisodeEvent> events = SampleEpisodes.eventsOfAListenerThatNeverAccepts();
    publish(beans, events, listener(1, "0.0.0.0:8080", null));
    Notification notification = received.poll(30, TimeUnit.SECONDS);
    assertThat(notification.getType()).isEqualTo("acceptq.overflow");
    assertThat(notification.getSource()).isEqualTo(new ObjectName(HTTP));
    assertThat(notification.getMessage()).contains("NEVER_ACCEPTED: nothing has been accepted");
    CompositeData episode = (CompositeData) notification.getUserData();
    assertThat(episode.get("Cause")).isEqualTo("NEVER_ACCEPTED");
    assertThat(episode.get("Open")).isEqualTo(true);
    assertThat(episode.get("Peak")).isEqualTo(3);
    assertThat(episode.get("Overflows")).isEqualTo(3L);
    assertThat((String) episode.get("Advice")).startsWith("Start the acceptor");
    CompositeData[] episodes =
        (CompositeData[]) server.invoke(new ObjectName(MONITOR), "episodes", null, null);
    assertThat(episodes).containsExactly(episode);
    assertThat(Arrays.stream(server.getMBeanInfo(new ObjectName(HTTP)).getNotifications()))
        .singleElement()
        .satisfies(
            info ->
                assertThat(info.getNotifTypes())
                    .containsExactlyInAnyOrder(
                        "acceptq.overflow",
                        "acceptq.saturation",
                        "acceptq.stall",
                        "acceptq.synflood",
                        "acceptq.recovered"));
  }
}
