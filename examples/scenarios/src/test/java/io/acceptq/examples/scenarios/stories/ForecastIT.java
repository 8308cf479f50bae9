// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.LiveTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LiveTest
class ForecastIT {
  @Test
  void predictionsAgreeWithMeasurements(@TempDir Path directory) throws Exception {
    String table = NamespacedProgram.run(Forecast.class, 180, directory);
    assertThat(table).doesNotContain("WRONG");
    assertThat(table.lines().filter(row -> row.endsWith("| recommended |"))).hasSize(4);
  }
}
