// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static io.acceptq.monitor.docs.MarkdownText.code;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.config.Option;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** README.md stays short, and shows the options of the code. */
class ReadmeTest {
  private static final int MAX_BYTES = 10_000;

  private final String readme = RepositoryFiles.read("README.md");

  @Test
  void isShort() {
    assertThat(readme.getBytes(UTF_8).length).isLessThanOrEqualTo(MAX_BYTES);
  }

  @Test
  void showsEveryOption() {
    assertThat(readme)
        .contains(
            MarkdownText.table(
                List.of("key", "default", "allowed", "meaning"),
                Arrays.stream(Option.values())
                    .map(o -> List.of(code(o.key), code(o.defaultText), o.allowed, o.meaning))
                    .toList()));
  }

  @Test
  void namesTheCommandsOfTheDemoAndOfTheTests() {
    assertThat(MarkdownText.codeLines(readme))
        .contains(
            "bash examples/demo.sh",
            "mvn -B verify",
            "bash .ci/setup && mvn -B verify -Pfull",
            "java -javaagent:acceptq-agent.jar -jar your-service.jar");
  }
}
