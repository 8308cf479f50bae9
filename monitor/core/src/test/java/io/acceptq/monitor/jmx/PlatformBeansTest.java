// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The beans appear with the platform MBean server, and on no other. */
class PlatformBeansTest extends BeanFixture {
  private MBeanServer found;

  private PlatformBeans platformBeans(Supplier<MBeanServer> finder) {
    return new PlatformBeans(controls, (listener, max) -> waiting(max), errors::add, finder);
  }

  @Test
  void theBeansOfOpenListenersAppearOnceThereIsAServer() throws Exception {
    beans.close();
    PlatformBeans platform = platformBeans(() -> found);
    publish(platform, List.of(), listener(1, "0.0.0.0:8080", null));
    assertThat(server.queryNames(new ObjectName("acceptq:*"), null)).isEmpty();
    assertThat(platform.isWaiting()).isTrue();
    found = server;
    publish(platform, List.of(), listener(1, "0.0.0.0:8080", null));
    assertThat(get(HTTP, "QueueLength")).isEqualTo(1);
    assertThat(platform.isWaiting()).isFalse();
    platform.close();
    assertThat(server.queryNames(new ObjectName("acceptq:*"), null)).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Test
  void aServerThatMayNotBeFoundIsReportedOnce() {
    PlatformBeans platform =
        platformBeans(
            () -> {
              throw new SecurityException("access denied");
            });
    publish(platform, List.of());
    publish(platform, List.of());
    assertThat(errors).singleElement().asString().contains("no MBeans").contains("access denied");
    assertThat(platform.isWaiting()).isFalse();
    platform.close();
  }

  @Test
  void anotherServerIsNotTakenForThePlatforms() {
    MBeanServer other = MBeanServerFactory.createMBeanServer("other");
    try {
      assertThat(PlatformBeans.find()).isNotSameAs(other);
      MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
      assertThat(PlatformBeans.find()).isSameAs(platform);
    } finally {
      MBeanServerFactory.releaseMBeanServer(other);
    }
  }
}
