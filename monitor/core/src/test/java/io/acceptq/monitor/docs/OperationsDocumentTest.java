// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static io.acceptq.monitor.docs.MarkdownText.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.jmx.BeanPublisher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenMBeanOperationInfo;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operations in beans.md are those that the registered beans declare. */
class OperationsDocumentTest {
  private static final String LISTENER =
      "acceptq:type=Listener,name=" + ObjectName.quote(PublishedReport.LISTENER);

  private final String document = RepositoryFiles.read("monitor/docs/beans.md");
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final List<String> errors = new ArrayList<>();

  @BeforeEach
  void publish() {
    new BeanPublisher(server, null, null, errors::add).publish(PublishedReport.create());
    assertThat(errors).isEmpty();
  }

  @Test
  void showsTheOperationsOfAListener() throws Exception {
    assertOperations("## Listener", LISTENER);
  }

  @Test
  void showsTheOperationsOfTheMonitor() throws Exception {
    assertOperations("## Monitor", "acceptq:type=Monitor");
  }

  @Test
  void theKernelHasNone() throws Exception {
    assertThat(server.getMBeanInfo(new ObjectName("acceptq:type=Kernel")).getOperations())
        .isEmpty();
  }

  @Test
  void theBeansSendTheNotificationsThatAreExplained() throws Exception {
    MBeanNotificationInfo[] sent = server.getMBeanInfo(new ObjectName(LISTENER)).getNotifications();
    assertThat(sent).hasSize(1);
    assertThat(MarkdownText.rows(document, List.of("type", "sent")))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrder(
            Arrays.stream(sent[0].getNotifTypes()).map(MarkdownText::code).toArray(String[]::new));
  }

  private void assertOperations(String heading, String bean) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    Map<String, CompositeType> types = new LinkedHashMap<>();
    for (Object operation : server.getMBeanInfo(new ObjectName(bean)).getOperations()) {
      OpenMBeanOperationInfo info = (OpenMBeanOperationInfo) operation;
      collect(info.getReturnOpenType(), types);
      rows.add(List.of(code(signature(info)), label(info.getReturnOpenType()), meaning(info)));
    }
    String section = MarkdownText.section(document, heading);
    assertThat(section)
        .contains(MarkdownText.table(List.of("operation", "returns", "meaning"), rows));
    types.values().forEach(type -> assertItems(section, type));
  }

  /** The order of items is free: the type has none. */
  private static void assertItems(String section, CompositeType type) {
    List<String> header = List.of("item of " + code(type.getTypeName()), "type", "meaning");
    assertThat(MarkdownText.rows(section, header))
        .containsExactlyInAnyOrderElementsOf(
            type.keySet().stream()
                .map(key -> List.of(code(key), label(type.getType(key)), type.getDescription(key)))
                .toList());
  }

  private static String signature(OpenMBeanOperationInfo info) {
    return parameters(info).stream()
        .map(parameter -> label(parameter.getOpenType()) + " " + parameter.getName())
        .collect(Collectors.joining(", ", info.getName() + "(", ")"));
  }

  private static String meaning(OpenMBeanOperationInfo info) {
    return parameters(info).stream()
        .map(parameter -> "; " + parameter.getName() + ": " + parameter.getDescription())
        .collect(Collectors.joining("", info.getDescription(), ""));
  }

  private static List<OpenMBeanParameterInfo> parameters(OpenMBeanOperationInfo info) {
    return Arrays.stream(info.getSignature()).map(OpenMBeanParameterInfo.class::cast).toList();
  }

  private static void collect(OpenType<?> type, Map<String, CompositeType> into) {
    if (type instanceof ArrayType<?> array) {
      collect(array.getElementOpenType(), into);
    } else if (type instanceof CompositeType composite) {
      into.put(composite.getTypeName(), composite);
      composite.keySet().forEach(key -> collect(composite.getType(key), into));
    }
  }

  private static String label(OpenType<?> type) {
    if (type.equals(SimpleType.VOID)) {
      return "-";
    }
    if (type instanceof ArrayType<?> array) {
      return label(array.getElementOpenType()) + "[]";
    }
    return type instanceof CompositeType
        ? type.getTypeName()
        : type.getTypeName().substring("java.lang.".length());
  }
}
