// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The headings of troubleshooting.md are messages of the code; … stands for what differs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleshootingTest {
  /** String literals of each main class; concatenated ones are joined. */
  private final List<String> sources =
      RepositoryFiles.matching("(agent|monitor/core|monitor/cli)/src/main/java/.*\\.java").stream()
          .map(RepositoryFiles::read)
          .map(source -> source.replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\""))
          .toList();

  static List<String> messages() {
    return RepositoryFiles.read("monitor/docs/troubleshooting.md")
        .lines()
        .filter(line -> line.matches("### `.*`"))
        .map(line -> line.substring("### `".length(), line.length() - 1))
        .toList();
  }

  /** All fixed parts of a message are in one class, in this order. */
  @ParameterizedTest
  @MethodSource("messages")
  void isAMessageOfTheCode(String message) {
    List<String> parts =
        Arrays.stream(message.split("…", -1)).filter(part -> !part.isBlank()).toList();
    assertThat(parts.stream().mapToInt(String::length).sum()).as("fixed text").isGreaterThan(5);
    assertThat(sources).as(message).anyMatch(source -> hasParts(source, parts));
  }

  private static boolean hasParts(String source, List<String> parts) {
    return parts.stream().allMatch(part -> source.contains(part));
  }

  @Test
  void headingsAreUnique() {
    assertThat(messages()).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    assertThat(messages().stream().map(MarkdownText::anchor).collect(Collectors.toList()))
        .doesNotHaveDuplicates();
  }
}
