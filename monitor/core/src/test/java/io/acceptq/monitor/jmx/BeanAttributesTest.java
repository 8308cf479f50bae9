// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.spi.RuntimeSetting;
import io.acceptq.monitor.vocabulary.AttributeSpec;
import io.acceptq.monitor.vocabulary.ListenerAttributes;
import java.util.List;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.InvalidAttributeValueException;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import org.junit.jupiter.api.Test;

/** The attributes of the beans, as JMX clients read and set them. */
class BeanAttributesTest extends BeanFixture {
  @Test
  void theAttributesAreThoseOfTheContract() throws Exception {
    assertThat(attributes(HTTP))
        .isEqualTo(
            "Name Address Port Api Inode BoundAt BoundBy RequestedBacklog EffectiveBacklog"
                + " BacklogNote QueueLength QueueUtilization QueuePeak QueuePeakLastMinute HalfOpen"
                + " QueueWaitMillis LongestQueueWaitMillis Accepted AcceptRate ArrivalRate"
                + " AcceptErrors LastAcceptError"
                + " LongestAcceptGapMillis AcceptGapMillisMedian AcceptGapMillisP99"
                + " DrainRunMedian DrainRunP99 Overflows Drops OverflowAttribution SocketDrops"
                + " Acceptor AcceptorState RecommendedBacklog RecommendationNote Health Cause"
                + " Diagnosis Advice");
    assertThat(attributes("acceptq:type=Kernel"))
        .isEqualTo(
            "ListenOverflows ListenDrops ReqQFullDrop ReqQFullDoCookies SyncookiesSent"
                + " SyncookiesRecv SyncookiesFailed Somaxconn TcpMaxSynBacklog TcpSyncookies"
                + " TcpAbortOnOverflow TcpSynackRetries TcpSynLinearTimeouts OtherOverflows"
                + " OverflowBehaviour"
                + " KernelRelease NetworkNamespace Cause Diagnosis Advice");
    assertThat(attributes(MONITOR))
        .isEqualTo(
            "Version Source SourceNote IntervalMillis SaturationPercent StallMillis Samples"
                + " MissedSamples SampleMicros SampleMicrosMax CpuPercent AdviceErrors Targets"
                + " LastError");
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
  void anUnknownAttributeOrOperationIsNamed() {
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
}
