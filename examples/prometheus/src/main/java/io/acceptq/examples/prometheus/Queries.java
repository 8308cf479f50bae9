// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import java.nio.file.Path;
import java.util.List;

final class Queries {
  record Query(String panel, String expr) {}

  static List<Query> of(Path p) {
    return List.of(new Query("x", "acceptq_queue_length"));
  }
}
