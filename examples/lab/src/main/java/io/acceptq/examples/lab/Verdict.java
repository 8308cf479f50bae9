// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What acceptq says at one moment of one listener and of the kernel: their attributes, as text. */
record Verdict(Map<String, String> attributes, Map<String, String> kernel) {

  /** From lines of bean, attribute and value, the bean of the listener at {@code port}. */
  static Verdict of(int port, List<String[]> lines) {
    Map<String, String> attributes = new HashMap<>();
    Map<String, String> kernel = new HashMap<>();
    for (String[] line : lines) {
      if (line[0].contains("type=Kernel")) {
        kernel.put(line[1], line[2]);
      }
      if (line[0].contains("type=Listener") && line[0].contains(":" + port + "\"")) {
        attributes.put(line[1], line[2]);
      }
    }
    return new Verdict(attributes, kernel);
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

  private String waitMillis() {
    String wait = get("QueueWaitMillis");
    return wait == null ? "-" : Long.toString(Math.round(Double.parseDouble(wait)));
  }

  /** In two lines: the figures, and the sentence. */
  @Override
  public String toString() {
    if (attributes.isEmpty()) {
      return "has no bean of this listener";
    }
    return "%s  queue %s/%s (asked for %s)  overflows %s %s  half-open %s  wait %s ms%n%s"
        .formatted(
            shown("Health"),
            shown("QueueLength"),
            shown("EffectiveBacklog"),
            shown("RequestedBacklog"),
            shown("Overflows"),
            shown("OverflowAttribution"),
            shown("HalfOpen"),
            waitMillis(),
            shown("Diagnosis"));
  }
}
