// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void replacesEscapeSequencesAndFormatCharacters() {
    assertThat(Printable.text("a\u001b[31mb\nc\u202ed\u00e9")).isEqualTo("a?[31mb?c?d\u00e9");
  }

  @Test
  void cutsATextThatIsTooLong() {
    assertThat(Printable.text("0123456789", 10)).isEqualTo("0123456789");
    assertThat(Printable.text("0123456789a", 10)).isEqualTo("0123456...");
  }
}
