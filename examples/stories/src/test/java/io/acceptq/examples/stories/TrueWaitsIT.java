// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrueWaitsIT {
  @Test
  void shouldTellHowLongClientsWaited(@TempDir Path directory) throws Exception {
    assertThat(Namespaced.run(TrueWaits.class, 60, directory).lines())
        .hasSize(3)
        .allMatch(line -> line.endsWith(": right"));
  }
}
