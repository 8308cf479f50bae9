// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The manual describes the columns of the listing. A failure prints the expected table. */
class ListManualTest {
  @Test
  void describesEveryColumn() throws Exception {
    StringBuilder table = new StringBuilder("| column | meaning |\n|---|---|\n");
    for (ListingColumn column : ListingColumn.values()) {
      String heading = column.heading.trim();
      table.append(
          "| %s | %s |\n"
              .formatted(heading.isEmpty() ? "(no heading)" : "`" + heading + "`", column.meaning));
    }
    assertThat(Files.readString(Path.of("../docs/command-line.md"))).contains(table + "\n");
  }
}
