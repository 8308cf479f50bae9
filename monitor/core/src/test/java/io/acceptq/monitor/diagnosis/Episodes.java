// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import java.util.List;

/** Episodes as they come about, for tests of who publishes them. */
public final class Episodes {
  private Episodes() {}

  /** The beginning of one, of the listener with id 1. */
  public static List<Edge> edgesOfOneThatNobodyAccepts() {
    return new Story(2).samples(3).queue(3).overflow(3).samples(12).edges;
  }

  /** The same as if they concerned the whole namespace. */
  public static List<Edge> ofTheNamespace(List<Edge> edges) {
    return edges.stream().map(edge -> new Edge(edge.type, Edge.NAMESPACE, edge.episode)).toList();
  }
}
