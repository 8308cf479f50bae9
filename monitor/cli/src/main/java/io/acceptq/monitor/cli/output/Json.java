// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.output;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes maps, lists, strings, whole numbers, booleans and null as JSON (RFC 8259). Each value is
 * on a line of its own, so that people and {@code diff} can read it.
 */
public final class Json {
  private final StringBuilder text = new StringBuilder();

  private Json() {}

  public static String of(Object value) {
    Json json = new Json();
    json.append(value, "\n");
    return json.text.toString();
  }

  private void append(Object value, String newline) {
    if (value instanceof Map<?, ?> map) {
      appendMap(map, newline);
    } else if (value instanceof List<?> list) {
      appendList(list, newline);
    } else if (value instanceof String string) {
      appendString(string);
    } else if (value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long) {
      text.append(value);
    } else {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass());
    }
  }

  private void appendMap(Map<?, ?> map, String newline) {
    text.append('{');
    String indented = newline + "  ";
    for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<?, ?> entry = i.next();
      text.append(indented);
      appendString((String) entry.getKey());
      text.append(": ");
      append(entry.getValue(), indented);
      text.append(i.hasNext() ? "," : newline);
    }
    text.append('}');
  }

  private void appendList(List<?> list, String newline) {
    text.append('[');
    String indented = newline + "  ";
    for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
      text.append(indented);
      append(i.next(), indented);
      text.append(i.hasNext() ? "," : newline);
    }
    text.append(']');
  }

  private void appendString(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
