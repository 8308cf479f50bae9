// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What acceptq says of one listener at one moment: its bean's attributes, as text. */
record Verdict(Map<String, String> attributes) {

  /** From lines of bean, attribute and value, the bean of the listener at {@code port}. */
  static Verdict of(int port, List<String[]> lines) {
    Map<String, String> attributes = new HashMap<>();
    for (String[] line : lines) {
      if (line[0].contains("type=Listener") && line[0].contains(":" + port + "\"")) {
        attributes.put(line[1], line[2]);
      }
    }
    return new Verdict(attributes);
  }

  /** Null where acceptq does not know. */
  String get(String attribute) {
    return attributes.get(attribute);
  }

  boolean says(String attribute, Object value) {
    return value.toString().equals(get(attribute));
  }

  private String shown(String attribute) {
    return attributes.getOrDefault(attribute, "-");
  }

  /** In two lines: the figures, and the sentence. */
  @Override
  public String toString() {
    if (attributes.isEmpty()) {
      return "has no bean of this listener";
    }
    return "%s  queue %s/%s (asked for %s)  overflows %s  half-open %s%n%s"
        .formatted(
            shown("Health"),
            shown("QueueLength"),
            shown("EffectiveBacklog"),
            shown("RequestedBacklog"),
            shown("Overflows"),
            shown("HalfOpen"),
            shown("Diagnosis"));
  }
}
