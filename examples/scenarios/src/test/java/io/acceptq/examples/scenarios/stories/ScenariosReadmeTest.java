// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** README.md of this module has a row for every story, with its causes. */
class ScenariosReadmeTest {
  @Test
  void theTableHasEveryStoryWithItsCauses() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    for (Story story : Stories.ALL) {
      List<String> own = rows.stream().filter(row -> has(row, 1, story.name())).toList();
      assertThat(own).as(story.name()).hasSize(1);
      if (story.isHealthy()) {
        assertThat(own.get(0)).endsWith("| none |");
      }
      assertThat(story.causes()).as(story.name()).allMatch(cause -> has(own.get(0), 3, cause));
    }
  }

  private static boolean has(String row, int column, String name) {
    return row.split("\\|", -1)[column].contains("`" + name + "`");
  }
}
