// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What acceptq reports at one moment: the known attributes, as text, of one listener and of the
 * kernel.
 */
record AcceptqState(Map<String, String> listener, Map<String, String> kernel) {

  /**
   * Of the listener at {@code port}.
   *
   * @param lines bean, attribute and value, separated by tabs
   */
  static AcceptqState parse(List<String> lines, int port) {
    Map<String, String> listener = new HashMap<>();
    Map<String, String> kernel = new HashMap<>();
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      if (columns[0].contains("type=Kernel")) {
        kernel.put(columns[1], columns[2]);
      }
      if (columns[0].contains("type=Listener") && columns[0].contains(":" + port + "\"")) {
        listener.put(columns[1], columns[2]);
      }
    }
    return new AcceptqState(listener, kernel);
  }

  /** The value of an attribute of the listener; null if unknown. */
  String get(String attribute) {
    return listener.get(attribute);
  }

  boolean has(String attribute, Object value) {
    return value.toString().equals(get(attribute));
  }

  private String shown(String attribute) {
    return listener.getOrDefault(attribute, "-");
  }

  private boolean isPositive(String attribute) {
    return listener.containsKey(attribute) && !has(attribute, 0);
  }

  /** Two lines: the numbers that are not 0, and the diagnosis. */
  @Override
  public String toString() {
    if (listener.isEmpty()) {
      return "no MBean for this listener";
    }
    StringJoiner text = new StringJoiner("  ");
    text.add(shown("Health"));
    text.add("queue " + shown("QueueLength") + "/" + shown("EffectiveBacklog"));
    text.add("requested " + shown("RequestedBacklog"));
    if (isPositive("Overflows")) {
      text.add("overflows " + get("Overflows") + " (" + shown("OverflowAttribution") + ")");
    }
    if (isPositive("HalfOpen")) {
      text.add("half-open " + get("HalfOpen"));
    }
    if (isPositive("QueueWaitMillis")) {
      text.add("wait " + Math.round(Double.parseDouble(get("QueueWaitMillis"))) + " ms");
    }
    return text + "\n" + shown("Diagnosis");
  }
}
