// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The headings of troubleshooting.md are messages of the code; … stands for what differs. */
class TroubleshootingTest {
  /** String literals of each main class; concatenated ones are joined. */
  private static final List<String> SOURCES =
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

  /** All fixed parts of a message are in one class. */
  @ParameterizedTest
  @MethodSource("messages")
  void isAMessageOfTheCode(String message) {
    List<String> parts =
        Arrays.stream(message.split("…", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    assertThat(parts.stream().mapToInt(String::length).sum()).as("fixed text").isGreaterThan(5);
    assertThat(SOURCES.stream().filter(source -> parts.stream().allMatch(source::contains)))
        .as("classes with the message: %s", message)
        .isNotEmpty();
  }

  @Test
  void headingsAreUnique() {
    assertThat(messages()).doesNotHaveDuplicates().hasSizeGreaterThan(50);
  }
}
