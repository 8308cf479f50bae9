// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static io.acceptq.monitor.docs.MarkdownText.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md describes every package, and names classes that exist. */
class ContributingTest {
  private static final String PRODUCT = "(?:agent|monitor/core|monitor/cli)/src/main/java/";
  private final String document = RepositoryFiles.read("CONTRIBUTING.md");

  @Test
  void describesEveryPackage() {
    List<String> packages =
        RepositoryFiles.matching(PRODUCT + ".*\\.java").stream()
            .map(path -> path.replaceFirst(PRODUCT + "io/acceptq/", ""))
            .map(path -> path.substring(0, path.lastIndexOf('/')).replace('/', '.'))
            .distinct()
            .toList();
    assertThat(
            MarkdownText.rows(document, List.of("package", "purpose", "may import, of ours"))
                .stream()
                .flatMap(row -> Arrays.stream(row.get(0).split(", ", -1))))
        .containsExactlyInAnyOrderElementsOf(packages.stream().map(MarkdownText::code).toList());
  }

  @Test
  void everyPackageDescribesItself() {
    List<String> missing =
        RepositoryFiles.matching(PRODUCT + ".*\\.java").stream()
            .map(path -> path.substring(0, path.lastIndexOf('/') + 1) + "package-info.java")
            .distinct()
            .filter(path -> RepositoryFiles.matching(path).isEmpty())
            .toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void theExamplesNameClassesThatExist() {
    String examples = MarkdownText.section(document, "## Where does a change belong?");
    String classes = String.join("\n", RepositoryFiles.matching(".*\\.java"));
    for (String name :
        List.of(
            "QueueWaits",
            "QueueWait",
            "FifoQueue",
            "Percentiles",
            "QueueAttributes",
            "EventFields",
            "BeanAttributesTest",
            "MetricSpec",
            "BeansDocumentTest",
            "QueueWaitsTest",
            "Option",
            "Settings",
            "Wiring",
            "ReadmeTest",
            "RuntimeSettingTest",
            "MonitorStart",
            "MonitorBean",
            "NotificationSender",
            "AcceptorCauses",
            "ListenerDiagnosticianTest",
            "AcceptPauseIT",
            "MetricsTableTest",
            "ExporterRulesTest",
            "OpenTelemetryRulesTest",
            "RuntimeSetting",
            "MonitorAttributes",
            "SettingsTest",
            "AcceptorLocation",
            "NetStat",
            "KernelCounters",
            "KernelAttributes",
            "Target",
            "Targets",
            "ListenerApi",
            "WovenIT")) {
      assertThat(examples).contains(code(name));
      assertThat(classes).contains("/" + name + ".java");
    }
  }
}
