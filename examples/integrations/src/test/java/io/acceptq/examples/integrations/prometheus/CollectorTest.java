// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.examples.integrations.metrics.ExportedMetric;
import io.acceptq.monitor.Monitor;
import io.acceptq.monitor.config.Settings;
import io.acceptq.testing.LiveTest;
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

/** The newest rule engine of the JMX exporter, in this JVM, with the beans of the real monitor. */
@LiveTest
class CollectorTest {
  private static final int LISTENERS = 20;
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private final List<ServerSocket> listeners = new ArrayList<>();
  private Monitor monitor;
  private JmxCollector collector;

  @BeforeEach
  void startMonitor() throws Exception {
    for (int i = 0; i < LISTENERS; i++) {
      listeners.add(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
    }
    monitor = Monitor.start(Settings.read("log=off"));
    File configuration = new File("prometheus/jmx-exporter.yml");
    collector = new JmxCollector(configuration).register(new PrometheusRegistry());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ports(collector.collect()).containsAll(openPorts()));
  }

  @AfterEach
  void stopMonitor() throws Exception {
    monitor.stop();
    for (ServerSocket listener : listeners) {
      listener.close();
    }
    for (ObjectName name : SERVER.queryNames(new ObjectName("acceptq:type=Remover,*"), null)) {
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
  void exportsOnlyNamesOfTheVocabulary() {
    Set<String> vocabulary =
        ExportedMetric.NAMES.stream()
            .map(name -> name.replaceAll("_total$", "")) // the library's names have no suffix
            .collect(Collectors.toSet());

    assertThat(names(collector.collect()))
        .isSubsetOf(vocabulary)
        .contains("acceptq_overflows", "acceptq_health", "acceptq_monitor_sample_seconds")
        .doesNotContain("acceptq_accepted"); // unknown without the agent
  }

  /** A bean whose attribute unregisters every listener's bean when it is read. */
  public interface RemoverMBean {
    long getRemoved() throws Exception;
  }

  /** Unregisters beans between their discovery and their reading. */
  static final class Remover implements RemoverMBean {
    @Override
    public long getRemoved() throws Exception {
      Set<ObjectName> beans = SERVER.queryNames(new ObjectName("acceptq:type=Listener,*"), null);
      for (ObjectName bean : beans) {
        SERVER.unregisterMBean(bean);
      }
      return beans.size();
    }
  }

  @Test
  void beansUnregisteredDuringAScrapeLoseOnlyTheirOwnSeries() throws Exception {
    // The scraper reads beans in hash order: one of so many is read before some listener.
    for (int i = 0; i < LISTENERS; i++) {
      SERVER.registerMBean(new Remover(), new ObjectName("acceptq:type=Remover,name=r" + i));
    }

    MetricSnapshots metrics = collector.collect();

    assertThat(ports(metrics)).hasSizeLessThan(LISTENERS);
    assertThat(names(metrics))
        .contains("acceptq_monitor_samples", "acceptq_kernel_listen_overflows");
  }
}
