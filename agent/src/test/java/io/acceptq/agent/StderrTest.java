// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class StderrTest {
  /** Messages of exceptions may contain what a client sent. */
  @Test
  void printsOneLineWhateverTheText() {
    assertThat(printed("bad path a\r\nacceptq: forged\tline \u001b[31m \u2028 \u202e \u0085"))
        .isEqualTo(
            "acceptq: bad path a\\r\\nacceptq: forged\\tline \\u001b[31m \\u2028 \\u202e \\u0085"
                + System.lineSeparator());
  }

  @Test
  void printsAllOtherTextUnchanged() {
    assertThat(printed("路径 /tmp/größe 😀 \\n"))
        .isEqualTo("acceptq: 路径 /tmp/größe 😀 \\n" + System.lineSeparator());
  }

  private static String printed(String text) {
    PrintStream stderr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(out, true, UTF_8));
      new Stderr().accept(text);
    } finally {
      System.setErr(stderr);
    }
    return out.toString(UTF_8);
  }
}
