// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acceptq.monitor.diagnosis.EpisodeEvent;
import io.acceptq.monitor.diagnosis.Health;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.SampleEpisodes;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.model.AcceptQueue;
import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.Accepts;
import io.acceptq.monitor.model.Backlog;
import io.acceptq.monitor.model.Binding;
import io.acceptq.monitor.model.DropCounters;
import io.acceptq.monitor.model.HistorySlice;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.model.NamespaceSample;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.TestSamples;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.model.kernel.SourceStatus;
import io.acceptq.monitor.model.kernel.WaitingConnection;
import io.acceptq.monitor.model.kernel.WaitingQueue;
import io.acceptq.monitor.net.Commands;
import io.acceptq.monitor.net.Jdks;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.queueing.BacklogRecommendation;
import io.acceptq.monitor.queueing.QueueWait;
import io.acceptq.monitor.spi.Controls;
import io.acceptq.monitor.spi.RuntimeSetting;
import io.acceptq.monitor.spi.RuntimeSettings;
import io.acceptq.monitor.vocabulary.AttributeSpec;
import io.acceptq.monitor.vocabulary.ListenerAttributes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeanPublisherTest {
  private static final String HTTP = "acceptq:type=Listener,name=\"0.0.0.0:8080\"";
  private static final String MONITOR = "acceptq:type=Monitor";

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final List<String> faults = new ArrayList<>();
  private final List<Listener> reset = new ArrayList<>();
  private final RuntimeSettings settings = new RuntimeSettings(100, TestSamples.THRESHOLDS);
  private int settingsChanges;

  private final Controls controls =
      new Controls() {
        @Override
        public RuntimeSettings settings() {
          return settings;
        }

        @Override
        public void settingsChanged() {
          settingsChanges++;
        }

        @Override
        public void resetPeaks(Listener listener) {
          reset.add(listener);
        }

        @Override
        public HistorySlice history(Listener listener, int seconds) {
          return past != null
              ? past
              : new HistorySlice(
                  new long[] {seconds, 2}, new int[] {3, -1}, new int[] {-1, 5}, new int[] {6, 7});
        }
      };

  private HistorySlice past;
  private String refused;

  private WaitingQueue waiting(int max) throws IOException {
    if (refused != null) {
      throw new IOException(refused);
    }
    return new WaitingQueue(
        9,
        List.of(
            new WaitingConnection(ListenAddress.inet4(0x0a070002, 40003), 4_204L, 1, false),
            new WaitingConnection(ListenAddress.inet6(0, 1, 40004), null, 10, true)),
        max,
        700,
        1_500_000,
        "a note");
  }

  private final BeanPublisher beans =
      new BeanPublisher(server, controls, (listener, max) -> waiting(max), faults::add);

  private static ListenerSample listener(long id, String name, Thread acceptor) {
    return new ListenerSample(
        1,
        new Listener(id, name, ListenAddress.inet4(0, 8080), 10L, Binding.UNSEEN),
        Backlog.UNKNOWN,
        new AcceptQueue((int) id, null, null, null, null),
        Accepts.UNKNOWN,
        acceptor == null
            ? Acceptor.UNKNOWN
            : Acceptor.builder().thread(acceptor).name(acceptor.getName()).build(),
        DropCounters.UNKNOWN);
  }

  private void publish(ListenerSample... listeners) {
    publish(beans, List.of(), listeners);
  }

  private void publish(BeanPublisher to, List<EpisodeEvent> events, ListenerSample... listeners) {
    Snapshot snapshot =
        new Snapshot(
            1,
            Arrays.asList(listeners),
            new NamespaceSample(
                KernelCounters.UNKNOWN, KernelLimits.UNKNOWN, null, null, null, null),
            MonitorSample.builder(
                    new SourceStatus(SourceKind.NONE, "no kernel"), 100, TestSamples.THRESHOLDS)
                .build(),
            RuntimeStalls.UNKNOWN);
    List<Verdict> verdicts =
        Arrays.stream(listeners)
            .map(
                one ->
                    new Verdict(
                        one,
                        Health.of(one, TestSamples.THRESHOLDS),
                        TestSamples.THRESHOLDS,
                        null,
                        QueueWait.UNKNOWN,
                        BacklogRecommendation.UNSEEN))
            .toList();
    to.publish(
        new Report(
            snapshot,
            verdicts,
            null,
            events,
            events.stream().map(event -> event.episode).toList()));
  }

  private Object get(String bean, String attribute) throws Exception {
    return server.getAttribute(new ObjectName(bean), attribute);
  }

  private void set(String attribute, Object value) throws Exception {
    server.setAttribute(new ObjectName(MONITOR), new Attribute(attribute, value));
  }

  private Object invoke(String operation, Object... arguments) throws Exception {
    String[] signature = {"java.lang.Integer"};
    return server.invoke(
        new ObjectName(HTTP), operation, arguments, arguments.length == 0 ? null : signature);
  }

  @BeforeEach
  void oneListener() {
    publish(listener(1, "0.0.0.0:8080", null));
  }

  @Test
  void beansComeAndGoWithTheirListeners() throws Exception {
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
    assertThat(faults).isEmpty();
  }

  @Test
  void aReboundPortTakesOverTheName() throws Exception {
    publish(listener(2, "0.0.0.0:8080", null));
    assertThat(get(HTTP, "QueueLength")).isEqualTo(2);
    assertThat(faults).isEmpty();
  }

  @Test
  void theAttributesAreThoseOfTheContract() throws Exception {
    assertThat(attributes(HTTP))
        .isEqualTo(
            "Name Address Port Api Inode BoundAt BoundBy RequestedBacklog EffectiveBacklog BacklogNote"
                + " QueueLength QueueUtilization QueuePeak QueuePeakLastMinute HalfOpen"
                + " QueueWaitMillis LongestQueueWaitMillis Accepted AcceptRate ArrivalRate AcceptErrors LastAcceptError"
                + " LongestAcceptGapMillis AcceptGapMillisMedian AcceptGapMillisP99"
                + " DrainRunMedian DrainRunP99 Overflows Drops OverflowAttribution SocketDrops"
                + " Acceptor AcceptorState RecommendedBacklog RecommendationNote Health Cause Diagnosis Advice");
    assertThat(attributes("acceptq:type=Kernel"))
        .isEqualTo(
            "ListenOverflows ListenDrops ReqQFullDrop ReqQFullDoCookies SyncookiesSent"
                + " SyncookiesRecv SyncookiesFailed Somaxconn TcpMaxSynBacklog TcpSyncookies"
                + " TcpAbortOnOverflow TcpSynackRetries OtherOverflows OverflowBehaviour"
                + " KernelRelease NetworkNamespace Cause Diagnosis Advice");
    assertThat(attributes(MONITOR))
        .isEqualTo(
            "Version Source SourceNote IntervalMillis SaturationPercent StallMillis Samples"
                + " MissedSamples SampleMicros SampleMicrosMax CpuPercent AdviceErrors Targets"
                + " LastError");
  }

  private String attributes(String bean) throws Exception {
    return Arrays.stream(server.getMBeanInfo(new ObjectName(bean)).getAttributes())
        .map(MBeanAttributeInfo::getName)
        .collect(Collectors.joining(" "));
  }

  @Test
  void anEdgeIsANotificationWithTheEpisode() throws Exception {
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

  @Test
  void unknownIsNull() throws Exception {
    for (AttributeSpec<Verdict> spec : ListenerAttributes.ALL) {
      List<String> known =
          List.of(
              "Name",
              "Address",
              "Port",
              "Api",
              "Inode",
              "QueueLength",
              "OverflowAttribution",
              "RecommendationNote",
              "Health",
              "Diagnosis");
      assertThat(get(HTTP, spec.attribute) != null)
          .as(spec.attribute)
          .isEqualTo(known.contains(spec.attribute));
    }
    assertThat(get("acceptq:type=Kernel", "ListenOverflows")).isNull();
    assertThat(get("acceptq:type=Kernel", "OverflowBehaviour")).isNull();
  }

  @Test
  void everyAttributeHasItsTypeUnitAndHelpAndASampleOfItsType() throws Exception {
    for (ObjectName bean : server.queryNames(new ObjectName("acceptq:*"), null)) {
      for (var info : server.getMBeanInfo(bean).getAttributes()) {
        assertThat(info.getDescription()).as(info.getName()).isNotBlank();
        assertThat(info.getDescriptor().getFieldNames()).contains("units", "openType");
        Object value = server.getAttribute(bean, info.getName());
        assertThat(value == null || ((OpenMBeanAttributeInfo) info).getOpenType().isValue(value))
            .as(info.getName())
            .isTrue();
      }
    }
  }

  @Test
  void severalAttributesAreOfOneSample() throws Exception {
    AttributeList list =
        server.getAttributes(new ObjectName(HTTP), new String[] {"Port", "Nothing", "Api"});
    assertThat(list.asList())
        .containsExactly(new Attribute("Port", 8080), new Attribute("Api", "Unseen"));
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> get(HTTP, "QueueLenght"))
        .isInstanceOf(AttributeNotFoundException.class)
        .hasMessageContainingAll("QueueLenght", "QueueLength");
    assertThatThrownBy(() -> invoke("explode"))
        .isInstanceOf(ReflectionException.class)
        .hasMessageContaining("explode");
    assertThatThrownBy(() -> set("Samples", 1L))
        .isInstanceOf(AttributeNotFoundException.class)
        .hasMessageContaining("Samples is read-only");
  }

  @Test
  void thresholdsAndIntervalCanBeSet() throws Exception {
    set("IntervalMillis", 50);
    set("SaturationPercent", 90L);
    set("StallMillis", (short) 500);
    assertThat(settings.get(RuntimeSetting.INTERVAL_MILLIS)).isEqualTo(50);
    assertThat(get(MONITOR, "IntervalMillis")).isEqualTo(50);
    assertThat(get(MONITOR, "SaturationPercent")).isEqualTo(90);
    assertThat(get(MONITOR, "StallMillis")).isEqualTo(500);
    assertThat(settingsChanges).isEqualTo(3);
  }

  @Test
  void aBadValueIsNamedWithTheAllowedRangeAndChangesNothing() throws Exception {
    assertThatThrownBy(() -> set("IntervalMillis", 5))
        .isInstanceOf(InvalidAttributeValueException.class)
        .hasMessage("IntervalMillis: 5 is not allowed; allowed: 10 to 60000");
    assertThatThrownBy(() -> set("IntervalMillis", 1L << 40))
        .hasMessage("IntervalMillis: 1099511627776 is not allowed; allowed: 10 to 60000");
    assertThatThrownBy(() -> set("SaturationPercent", 101))
        .hasMessage("SaturationPercent: 101 is not allowed; allowed: 1 to 100");
    assertThatThrownBy(() -> set("StallMillis", "soon"))
        .isInstanceOf(InvalidAttributeValueException.class)
        .hasMessage("StallMillis: soon is not a whole number; allowed: 10 to 3600000");
    assertThatThrownBy(() -> set("StallMillis", null))
        .hasMessage("StallMillis: null is not a whole number; allowed: 10 to 3600000");
    assertThat(get(MONITOR, "IntervalMillis")).isEqualTo(100);
    assertThat(settingsChanges).isZero();
    AttributeList both = new AttributeList();
    both.add(new Attribute("IntervalMillis", 5));
    both.add(new Attribute("StallMillis", 500));
    assertThat(server.setAttributes(new ObjectName(MONITOR), both).asList())
        .containsExactly(new Attribute("StallMillis", 500));
  }

  @Test
  void peaksCanBeReset() throws Exception {
    assertThat(invoke("resetPeaks")).isNull();
    assertThat(reset).extracting(listener -> listener.id).containsExactly(1L);
  }

  @Test
  void historyIsColumnsWithNullForUnknown() throws Exception {
    CompositeData history = (CompositeData) invoke("history", 60);
    assertThat((long[]) history.get("Time")).containsExactly(60, 2);
    assertThat((Integer[]) history.get("QueueLength")).containsExactly(3, null);
    assertThat((Integer[]) history.get("Accepts")).containsExactly(null, 5);
    assertThat((Integer[]) history.get("Overflows")).containsExactly(6, 7);
  }

  @Test
  void aBadArgumentIsNamed() {
    for (Object bad : new Object[] {0, -5, "10", null}) {
      assertThatThrownBy(() -> invoke("history", bad))
          .isInstanceOf(RuntimeMBeanException.class)
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .hasRootCauseMessage("history: seconds must be a whole number, 1 or more; it was " + bad);
    }
    assertThatThrownBy(() -> invoke("history"))
        .hasRootCauseMessage("history: seconds must be a whole number, 1 or more; it was null");
    assertThatThrownBy(() -> invoke("simulateBacklog", -1))
        .hasRootCauseMessage(
            "simulateBacklog: backlog must be a whole number, 0 or more; it was -1");
  }

  @Test
  void aLoadThatWasNotRecordedCannotBeSimulated() {
    assertThatThrownBy(() -> invoke("simulateBacklog", 10))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .hasRootCauseMessage(
            "simulateBacklog: needs two samples in a row with the queue's length and limit, the"
                + " accepts and the overflows: of this listener there are none");
  }

  @Test
  void aRecordedLoadIsSimulated() throws Exception {
    ListenerSample one = listener(1, "0.0.0.0:8080", null);
    publish(
        new ListenerSample(
            1,
            one.listener,
            Backlog.held(2, 4096),
            one.queue,
            one.accepts,
            one.acceptor,
            one.drops));
    past =
        new HistorySlice(
            new long[] {0, 100}, new int[] {0, 3}, new int[] {-1, 0}, new int[] {-1, 4});
    CompositeData result = (CompositeData) invoke("simulateBacklog", 4);
    assertThat(result.get("Backlog")).isEqualTo(4);
    assertThat(result.get("Seconds")).isEqualTo(0.1);
    assertThat(result.get("Peak")).isEqualTo(5);
    assertThat(result.get("Dropped")).isEqualTo(2);
    assertThat(result.get("DroppedAtLeast")).isEqualTo(2);
    assertThat(result.get("FullShare")).isEqualTo(0.5);
  }

  @Test
  void waitingIsRecordsForProgramsAndLinesForPeople() throws Exception {
    CompositeData waiting = copied((CompositeData) invoke("waiting", 5));
    assertThat(waiting.get("QueueLength")).isEqualTo(9);
    assertThat(waiting.get("More")).isEqualTo(5);
    assertThat(waiting.get("SocketsRead")).isEqualTo(700);
    assertThat(waiting.get("Millis")).isEqualTo(1.5);
    assertThat(waiting.get("Note")).isEqualTo("a note");
    assertThat((String[]) waiting.get("Lines"))
        .containsExactly(
            "10.7.0.2:40003 waits 4.204 s, sent 1 byte",
            "[::1]:40004 waits for an unknown time, sent 10 bytes, closed its side");
    CompositeData[] connections = (CompositeData[]) waiting.get("Connections");
    assertThat(connections).hasSize(2);
    String[] keys = {"Client", "AgeMillis", "BytesReceived", "ClosedByClient"};
    assertThat(connections[0].getAll(keys)).containsExactly("10.7.0.2:40003", 4_204L, 1L, false);
    assertThat(connections[1].getAll(keys)).containsExactly("[::1]:40004", null, 10L, true);
  }

  /** As it comes to a remote client, which has none of our classes. */
  private static CompositeData copied(CompositeData data) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(data);
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("acceptq");
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (CompositeData) in.readObject();
    }
  }

  @Test
  void aBadNumberOfThoseWaitingIsNamed() throws Exception {
    for (Object bad : new Object[] {0, -1, 1_001, Integer.MAX_VALUE, 5L, "10", null}) {
      assertThatThrownBy(() -> invoke("waiting", bad))
          .isInstanceOf(RuntimeMBeanException.class)
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .hasRootCauseMessage("waiting: max must be a whole number, 1 to 1000; it was " + bad);
    }
    assertThatThrownBy(() -> invoke("waiting"))
        .hasRootCauseMessage("waiting: max must be a whole number, 1 to 1000; it was null");
    assertThat(((CompositeData) invoke("waiting", 1)).get("More")).isEqualTo(1);
    assertThat(((CompositeData) invoke("waiting", 1_000)).get("More")).isEqualTo(1_000);
  }

  @Test
  void whyNobodyCanSayWhoWaitsIsAnExceptionThatEveryClientKnows() {
    refused = "needs netlink";
    assertThatThrownBy(() -> invoke("waiting", 1))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("waiting: needs netlink");
  }

  @Test
  void theAcceptorsStackIsTakenNow() throws Exception {
    assertThat(invoke("acceptorStack"))
        .isEqualTo("no thread has been seen to accept on 0.0.0.0:8080");
    publish(listener(1, "0.0.0.0:8080", Thread.currentThread()));
    assertThat((String) invoke("acceptorStack"))
        .startsWith('"' + Thread.currentThread().getName() + "\" RUNNABLE\n\tat java.")
        .contains("\n\tat io.acceptq.monitor.jmx.BeanPublisherTest.theAcceptorsStackIsTakenNow");
    Thread ended = new Thread(() -> {}, "acceptor-1");
    ended.start();
    ended.join();
    publish(listener(1, "0.0.0.0:8080", ended));
    assertThat(invoke("acceptorStack")).isEqualTo("\"acceptor-1\" has ended");
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void aVirtualAcceptorHasAStackToo(int feature) {
    String stack =
        Commands.run(
            Jdks.java(feature).toString(),
            "-cp",
            System.getProperty("java.class.path"),
            VirtualAcceptor.class.getName());
    assertThat(stack)
        .matches("(?s)\"VirtualThread\\[#\\d+]\" WAITING\n\tat .*")
        .contains("\n\tat io.acceptq.monitor.jmx.VirtualAcceptor.waitForClients(");
  }

  @Test
  void aNameThatIsTakenIsReportedAndLeftAlone() throws Exception {
    BeanPublisher second =
        new BeanPublisher(server, controls, (listener, max) -> waiting(max), faults::add);
    publish(second, List.of(), listener(7, "0.0.0.0:8080", null));
    assertThat(faults).hasSize(3).allMatch(f -> f.contains("is acceptq loaded twice?"));
    second.close();
    assertThat(get(HTTP, "QueueLength")).isEqualTo(1);
  }
}
