// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Reads the options from where they may stand and collects complaints. */
final class SettingsReader {
  private static final String PROPERTY = "acceptq.";
  private static final String VARIABLE = "ACCEPTQ_";

  private final Map<Option, Object> values = new EnumMap<>(Option.class);
  private final List<String> complaints;

  SettingsReader(List<String> complaints) {
    this.complaints = complaints;
  }

  Settings read(String argument, Map<String, String> properties, Map<String, String> environment) {
    readArgument(argument == null ? "" : argument);
    readProperties(properties);
    // Kubernetes sets ACCEPTQ_PORT and the like for a service of that name: only our keys are read.
    for (Option option : Option.values()) {
      String name = VARIABLE + option.key.toUpperCase(Locale.ROOT);
      offer(option, name, environment.get(name));
    }
    for (Option option : Option.values()) {
      values.putIfAbsent(option, option.defaultValue());
    }
    return new Settings(values, complaints);
  }

  private void readArgument(String argument) {
    Map<Option, String> given = new EnumMap<>(Option.class);
    Set<Option> twice = new HashSet<>();
    for (String pair : argument.split(",", -1)) {
      String trimmed = pair.trim();
      if (!trimmed.isEmpty()) {
        int equals = trimmed.indexOf('=');
        String key = equals < 0 ? trimmed : trimmed.substring(0, equals).trim();
        Option option = Option.of(key);
        if (option == null) {
          unknown(key);
        } else if (given.put(option, equals < 0 ? "" : trimmed.substring(equals + 1).trim()) != null
            && twice.add(option)) {
          complain("option " + key + " is given twice", option);
          values.put(option, option.defaultValue());
        }
      }
    }
    given.forEach((option, text) -> offer(option, option.key, text));
  }

  private void readProperties(Map<String, String> properties) {
    for (String name : new TreeSet<>(properties.keySet())) {
      if (name.startsWith(PROPERTY)) {
        Option option = Option.of(name.substring(PROPERTY.length()));
        if (option == null) {
          unknown(name);
        } else {
          offer(option, name, properties.get(name));
        }
      }
    }
  }

  /** The first who offers a value decides, even if it is a bad one. */
  private void offer(Option option, String name, String text) {
    if (text == null || values.containsKey(option)) {
      return;
    }
    try {
      values.put(option, option.parse(text));
    } catch (IllegalArgumentException e) {
      complain("option " + name + "=" + text + " is not understood", option);
      values.put(option, option.defaultValue());
    }
  }

  private void unknown(String name) {
    List<String> keys = new ArrayList<>();
    for (Option option : Option.values()) {
      keys.add(option.key);
    }
    complaints.add(
        "option " + name + " is unknown; allowed: " + String.join(", ", keys) + "; it is ignored");
  }

  private void complain(String what, Option option) {
    complaints.add(what + "; allowed: " + option.allowed + "; using " + option.defaultText);
  }

  /** Properties may hold what is no string; those are not ours. */
  static Map<String, String> strings(Properties properties) {
    Map<String, String> strings = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      strings.put(name, properties.getProperty(name));
    }
    return strings;
  }
}
