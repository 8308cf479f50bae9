// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void alignsColumnsAndLetsALongCellShiftOnlyItsOwnRow() {
    TextTable table = new TextTable("NAME", " COUNT", "LAST");
    table.add("a", "1", "x");
    table.add("bbbbb", "100000", "");
    table.add("c".repeat(50), "7", "y");
    assertThat(table)
        .hasToString(
            """
            NAME                                              COUNT  LAST
            a                                                     1  x
            bbbbb                                            100000
            cccccccccccccccccccccccccccccccccccccccccccccccccc       7  y
            """);
  }
}
