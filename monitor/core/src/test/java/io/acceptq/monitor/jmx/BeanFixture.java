// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.diagnosis.EpisodeEvent;
import io.acceptq.monitor.diagnosis.Health;
import io.acceptq.monitor.diagnosis.Report;
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
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.queueing.BacklogRecommendation;
import io.acceptq.monitor.queueing.QueueWait;
import io.acceptq.monitor.spi.Controls;
import io.acceptq.monitor.spi.Publisher;
import io.acceptq.monitor.spi.RuntimeSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.BeforeEach;

/** Beans on an MBean server of the test's own, with one listener, 0.0.0.0:8080. */
abstract class BeanFixture {
  static final String HTTP = "acceptq:type=Listener,name=\"0.0.0.0:8080\"";

  static final String MONITOR = "acceptq:type=Monitor";

  final MBeanServer server = MBeanServerFactory.newMBeanServer();

  final List<String> errors = new ArrayList<>();

  final List<Listener> reset = new ArrayList<>();

  final RuntimeSettings settings = new RuntimeSettings(100, TestSamples.THRESHOLDS);

  int settingsChanges;

  final Controls controls =
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

  HistorySlice past;

  String refused;

  WaitingQueue waiting(int max) throws IOException {
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

  final BeanPublisher beans =
      new BeanPublisher(server, controls, (listener, max) -> waiting(max), errors::add);

  static ListenerSample listener(long id, String name, Thread acceptor) {
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

  void publish(ListenerSample... listeners) {
    publish(beans, List.of(), listeners);
  }

  void publish(Publisher<Report> to, List<EpisodeEvent> events, ListenerSample... listeners) {
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
                        snapshot.monitor,
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

  Object get(String bean, String attribute) throws Exception {
    return server.getAttribute(new ObjectName(bean), attribute);
  }

  void set(String attribute, Object value) throws Exception {
    server.setAttribute(new ObjectName(MONITOR), new Attribute(attribute, value));
  }

  Object invoke(String operation, Object... arguments) throws Exception {
    String[] signature = {"java.lang.Integer"};
    return server.invoke(
        new ObjectName(HTTP), operation, arguments, arguments.length == 0 ? null : signature);
  }

  @BeforeEach
  void oneListener() {
    publish(listener(1, "0.0.0.0:8080", null));
  }

  String attributes(String bean) throws Exception {
    return Arrays.stream(server.getMBeanInfo(new ObjectName(bean)).getAttributes())
        .map(MBeanAttributeInfo::getName)
        .collect(Collectors.joining(" "));
  }

  /** As a remote client receives it, which has no class of acceptq. */
  static CompositeData copied(CompositeData data) throws Exception {
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
}
