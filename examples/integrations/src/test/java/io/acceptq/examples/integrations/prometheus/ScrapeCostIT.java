// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.examples.integrations.process.ToolResult;
import io.acceptq.testing.ExternalTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** cost.sh as a user runs it, with fewer scrapes. */
@ExternalTest
class ScrapeCostIT {
  private static final Path ROOT = Path.of("../..");
  private static final String SCRIPT = "examples/integrations/prometheus/cost.sh";

  @Test
  void printsTheCostOfAFleet() throws Exception {
    ToolResult result = ToolResult.of(ROOT, "bash", SCRIPT, "--quick");

    assertThat(result.exit()).as(result.output()).isZero();
    assertThat(result.output().lines())
        .anyMatch(line -> line.matches("scrape of a JVM with 10 listeners: median \\d+\\.\\d ms.*"))
        .anyMatch(line -> line.matches("acceptq series: 1\\d\\.\\d per listener .*"))
        .anyMatch(line -> line.matches("\\| 10,000 \\| \\d{3},\\d{3} \\| .* cores \\| .* % \\|"));
  }

  @Test
  void refusesAnUnknownOption() throws Exception {
    ToolResult result = ToolResult.of(ROOT, "bash", SCRIPT, "--fast");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.output()).contains("--fast").contains("--quick");
  }
}
