// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.sample.Knobs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The options in effect and what was wrong with those given. Reading them never fails: what cannot
 * be understood is complained of in one line each, and the default holds. Immutable.
 */
public final class Settings {
  private final Map<Option, Object> values;
  private final List<String> complaints;

  Settings(Map<Option, Object> values, List<String> complaints) {
    this.values = new EnumMap<>(values);
    this.complaints = Collections.unmodifiableList(new ArrayList<>(complaints));
  }

  /**
   * What stands after {@code -javaagent:acceptq-agent.jar=}, else the system properties, else the
   * environment.
   *
   * @param argument may be null
   */
  public static Settings read(String argument) {
    Map<String, String> properties = Collections.emptyMap();
    Map<String, String> environment = Collections.emptyMap();
    List<String> refused = new ArrayList<>();
    try {
      properties = SettingsReader.strings(System.getProperties());
      environment = System.getenv();
    } catch (SecurityException e) {
      refused.add("options beside the agent's own argument may not be read: " + e.getMessage());
    }
    return new SettingsReader(refused).read(argument, properties, environment);
  }

  /** Every option at its default. */
  public static Settings defaults() {
    return of(null);
  }

  /** What stands after {@code -javaagent:acceptq-agent.jar=}, and nothing else. */
  public static Settings of(String argument) {
    return new SettingsReader(new ArrayList<>())
        .read(argument, Collections.emptyMap(), Collections.emptyMap());
  }

  /** The options, for people. */
  public static String help() {
    StringBuilder help = new StringBuilder(1024);
    help.append("Options: -javaagent:acceptq-agent.jar=key=value,key=value\n");
    help.append("  or system property acceptq.<key>, or environment ACCEPTQ_<KEY>\n\n");
    row(help, "key", "default", "allowed", "meaning");
    for (Option option : Option.values()) {
      row(help, option.key, option.defaultText, option.allowed, option.meaning);
    }
    return help.toString();
  }

  private static void row(
      StringBuilder to, String key, String byDefault, String allowed, String m) {
    to.append(String.format(Locale.ROOT, "  %-11s %-8s %-22s %s%n", key, byDefault, allowed, m));
  }

  /** One line for each thing that was wrong; the option named in it has its default. */
  public List<String> complaints() {
    return complaints;
  }

  Knobs knobs() {
    return new Knobs(number(Option.INTERVAL), number(Option.SATURATION), number(Option.STALL));
  }

  int historyMillis() {
    return number(Option.HISTORY);
  }

  /** Whether native code may be loaded. */
  public boolean nativeAllowed() {
    return (Boolean) values.get(Option.NATIVE);
  }

  /** {@code stderr}, {@code off} or a file. */
  String log() {
    return (String) values.get(Option.LOG);
  }

  private int number(Option option) {
    return (Integer) values.get(option);
  }
}
