// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.config;

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

/** Reads the options from their sources, the first of which wins, and collects warnings. */
final class SettingsReader {
  private static final String PROPERTY = "acceptq.";
  private static final String VARIABLE = "ACCEPTQ_";

  private final Map<Option, Object> values = new EnumMap<>(Option.class);
  private final List<String> warnings = new ArrayList<>();

  void read(String argument, Map<String, String> properties, Map<String, String> environment) {
    readArgument(argument == null ? "" : argument);
    readProperties(properties);
    // Kubernetes sets ACCEPTQ_PORT and the like for a service of that name: read our keys only.
    for (Option option : Option.values()) {
      String name = VARIABLE + option.key.toUpperCase(Locale.ROOT);
      offer(option, name, environment.get(name));
    }
    for (Option option : Option.values()) {
      values.putIfAbsent(option, option.defaultValue());
    }
  }

  Map<Option, Object> values() {
    return values;
  }

  List<String> warnings() {
    return warnings;
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  private void readArgument(String argument) {
    Map<Option, String> given = new EnumMap<>(Option.class);
    Set<Option> repeated = new HashSet<>();
    for (String pair : argument.split(",", -1)) {
      String trimmed = pair.trim();
      if (!trimmed.isEmpty()) {
        int equals = trimmed.indexOf('=');
        String key = equals < 0 ? trimmed : trimmed.substring(0, equals).trim();
        Option option = Option.of(key);
        if (option == null) {
          warnUnknown(key);
        } else if (given.put(option, equals < 0 ? "" : trimmed.substring(equals + 1).trim()) != null
            && repeated.add(option)) {
          refuse("option " + key + " is given twice", option);
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
          warnUnknown(name);
        } else {
          offer(option, name, properties.get(name));
        }
      }
    }
  }

  /** The first source that gives a value decides, even if the value is refused. */
  private void offer(Option option, String name, String text) {
    if (text == null || values.containsKey(option)) {
      return;
    }
    try {
      values.put(option, option.parse(text));
    } catch (IllegalArgumentException e) {
      refuse("option " + name + "=" + text + " is not valid", option);
    }
  }

  private void warnUnknown(String name) {
    List<String> keys = new ArrayList<>();
    for (Option option : Option.values()) {
      keys.add(option.key);
    }
    warn("unknown option \"" + name + "\" is ignored; allowed: " + String.join(", ", keys));
  }

  private void refuse(String what, Option option) {
    warn(what + "; allowed: " + option.allowed + "; using " + option.defaultText);
    values.put(option, option.defaultValue());
  }

  /** Properties may hold objects that are not strings; those are left out. */
  static Map<String, String> strings(Properties properties) {
    Map<String, String> strings = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      strings.put(name, properties.getProperty(name));
    }
    return strings;
  }
}
