// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

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

  private boolean counts(String attribute) {
    return attributes.containsKey(attribute) && !says(attribute, 0);
  }

  /** In two lines: the figures that say something, and the sentence. */
  @Override
  public String toString() {
    if (attributes.isEmpty()) {
      return "has no bean of this listener";
    }
    StringJoiner text = new StringJoiner("  ");
    text.add(shown("Health"));
    text.add("queue " + shown("QueueLength") + "/" + shown("EffectiveBacklog"));
    text.add("asked for " + shown("RequestedBacklog"));
    if (counts("Overflows")) {
      text.add("overflows " + get("Overflows") + " (" + shown("OverflowAttribution") + ")");
    }
    if (counts("HalfOpen")) {
      text.add("half-open " + get("HalfOpen"));
    }
    if (counts("QueueWaitMillis")) {
      text.add("wait " + Math.round(Double.parseDouble(get("QueueWaitMillis"))) + " ms");
    }
    return text + "\n" + shown("Diagnosis");
  }
}
