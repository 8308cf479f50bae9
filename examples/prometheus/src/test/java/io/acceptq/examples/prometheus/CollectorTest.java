// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.Monitor;
import io.acceptq.monitor.config.Settings;
import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The exporter's newest rule engine, in this JVM, over the beans of the real monitor. */
class CollectorTest {
  private static final int LISTENERS = 20;
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private final List<ServerSocket> listeners = new ArrayList<>();
  private Monitor monitor;
  private JmxCollector collector;

  @BeforeEach
  void start() throws Exception {
    for (int i = 0; i < LISTENERS; i++) {
      listeners.add(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
    }
    monitor = Monitor.start(Settings.read("log=off"));
    collector = new JmxCollector(new File("jmx-exporter.yml")).register(new PrometheusRegistry());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ports(collector.collect()).containsAll(openPorts()));
  }

  @AfterEach
  void end() throws Exception {
    monitor.stop();
    for (ServerSocket listener : listeners) {
      listener.close();
    }
    for (ObjectName name : SERVER.queryNames(new ObjectName("acceptq:type=Spoiler,*"), null)) {
      SERVER.unregisterMBean(name);
    }
  }

  private Set<String> openPorts() {
    return listeners.stream()
        .map(listener -> Integer.toString(listener.getLocalPort()))
        .collect(Collectors.toSet());
  }

  private static Set<String> ports(MetricSnapshots metrics) {
    return metrics.stream()
        .filter(metric -> metric.getMetadata().getName().equals("acceptq_queue_length"))
        .flatMap(metric -> metric.getDataPoints().stream())
        .map(point -> point.getLabels().get("port"))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(MetricSnapshots metrics) {
    return metrics.stream()
        .map(MetricSnapshot::getMetadata)
        .map(metadata -> metadata.getName())
        .filter(name -> name.startsWith("acceptq_"))
        .collect(Collectors.toSet());
  }

  @Test
  void itsNamesAreThoseOfTheVocabulary() {
    Set<String> vocabulary =
        MetricTerm.ALL.stream()
            .map(term -> term.metric().name.replaceAll("_total$", "")) // as this library has them
            .collect(Collectors.toSet());

    assertThat(names(collector.collect()))
        .isSubsetOf(vocabulary)
        .contains("acceptq_overflows", "acceptq_health", "acceptq_monitor_sample_seconds")
        .doesNotContain("acceptq_accepted"); // no agent: nobody has counted
  }

  /**
   * A bean that others vanish by when it is looked at: between their discovery and their reading.
   */
  public interface SpoilerMBean {
    long getSpoilt() throws Exception;
  }

  /** Takes every listener's bean away as soon as it is read itself. */
  static final class Spoiler implements SpoilerMBean {
    @Override
    public long getSpoilt() throws Exception {
      Set<ObjectName> beans = SERVER.queryNames(new ObjectName("acceptq:type=Listener,*"), null);
      for (ObjectName bean : beans) {
        SERVER.unregisterMBean(bean);
      }
      return beans.size();
    }
  }

  @Test
  void beansThatVanishAfterTheirDiscoveryCostTheirSeriesOnly() throws Exception {
    // The scraper's order is that of a hash set: among so many, one comes before some listener.
    for (int i = 0; i < LISTENERS; i++) {
      SERVER.registerMBean(new Spoiler(), new ObjectName("acceptq:type=Spoiler,name=s" + i));
    }

    MetricSnapshots metrics = collector.collect();

    assertThat(ports(metrics)).hasSizeLessThan(LISTENERS);
    assertThat(names(metrics))
        .contains("acceptq_monitor_samples", "acceptq_kernel_listen_overflows");
  }
}
