// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static io.acceptq.monitor.docs.MarkdownText.code;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.diagnosis.Episode;
import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.vocabulary.AttributeSpec;
import io.acceptq.monitor.vocabulary.KernelAttributes;
import io.acceptq.monitor.vocabulary.ListenerAttributes;
import io.acceptq.monitor.vocabulary.MonitorAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The attributes and values in beans.md are those of the code. */
class BeansDocumentTest {
  private static final List<String> HEADER =
      List.of("attribute", "type", "unit", "meaning", "null if", "source");

  /** The first columns come from the code; the others are written by hand. */
  private static final int GENERATED = 4;

  private final String beans = RepositoryFiles.read("monitor/docs/beans.md");

  @Test
  void showsEveryAttributeOfAListener() {
    assertAttributes("## Listener", ListenerAttributes.ALL);
  }

  @Test
  void showsEveryAttributeOfTheKernel() {
    assertAttributes("## Kernel", KernelAttributes.ALL);
  }

  @Test
  void showsEveryAttributeOfTheMonitor() {
    assertAttributes("## Monitor", MonitorAttributes.ALL);
  }

  /** A failure prints the table that belongs there. A question mark is to be replaced by hand. */
  private <S> void assertAttributes(String heading, List<AttributeSpec<S>> specs) {
    String section = MarkdownText.section(beans, heading);
    List<List<String>> present = MarkdownText.rows(section, HEADER);
    List<List<String>> expected = new ArrayList<>();
    for (AttributeSpec<S> spec : specs) {
      String type = spec.type.name().charAt(0) + spec.type.name().substring(1).toLowerCase(ROOT);
      List<String> row = new ArrayList<>(List.of(code(spec.attribute), type, spec.unit, spec.help));
      row.addAll(
          present.stream()
              .filter(other -> other.get(0).equals(row.get(0)))
              .findFirst()
              .map(other -> other.subList(GENERATED, other.size()))
              .orElse(List.of("?", "?")));
      expected.add(row);
    }
    assertThat(section).contains(MarkdownText.table(HEADER, expected));
    assertThat(expected).allSatisfy(row -> assertThat(row).doesNotContain("?"));
  }

  @Test
  void explainsEveryValueOfTheEnumerations() {
    assertThat(values("`OverflowAttribution`", "meaning")).isEqualTo(names(Confidence.values()));
    assertThat(values("`AcceptorState`", "meaning")).isEqualTo(names(Acceptor.State.values()));
    assertThat(values("`Source`", "meaning")).isEqualTo(names(SourceKind.values()));
  }

  @Test
  void explainsEveryApiThatTheAgentReports() {
    String source =
        RepositoryFiles.read("agent/src/main/java/io/acceptq/agent/bridge/ListenerApi.java");
    Stream<String> apis =
        Pattern.compile("(?:, |UNSEEN = )\"(\\w+)\"")
            .matcher(source)
            .results()
            .map(m -> m.group(1));
    assertThat(values("`Api`", "bound through"))
        .containsExactlyInAnyOrderElementsOf(apis.map(MarkdownText::code).distinct().toList());
  }

  @Test
  void explainsEveryNotification() {
    Stream<String> types = Arrays.stream(Episode.Kind.values()).map(kind -> kind.notification);
    assertThat(values("type", "sent"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(types, Stream.of(Episode.RECOVERED)).map(MarkdownText::code).toList());
  }

  private List<String> values(String... header) {
    return MarkdownText.rows(beans, List.of(header)).stream().map(row -> row.get(0)).toList();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> code(value.name())).toList();
  }
}
