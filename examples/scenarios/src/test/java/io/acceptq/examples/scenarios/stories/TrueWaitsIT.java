// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.LiveTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LiveTest
class TrueWaitsIT {
  @Test
  void reportedQueueWaitsAgreeWithMeasuredOnes(@TempDir Path directory) throws Exception {
    assertThat(NamespacedProgram.run(TrueWaits.class, 60, directory).lines())
        .hasSize(3)
        .allMatch(line -> line.endsWith(": correct"));
  }
}
