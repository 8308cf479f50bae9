// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The options in effect, and warnings about those that were refused. Reading them never fails: what
 * cannot be parsed costs one warning, and the default is used. Immutable.
 */
public final class Settings {
  private final Map<Option, Object> values;
  private final List<String> warnings;

  Settings(SettingsReader reader) {
    this.values = new EnumMap<>(reader.values());
    this.warnings = Collections.unmodifiableList(new ArrayList<>(reader.warnings()));
  }

  /**
   * The agent's argument, else the system properties, else the environment.
   *
   * @param argument what follows {@code -javaagent:acceptq-agent.jar=}; may be null
   */
  public static Settings read(String argument) {
    SettingsReader reader = new SettingsReader();
    Map<String, String> properties = Collections.emptyMap();
    Map<String, String> environment = Collections.emptyMap();
    try {
      properties = SettingsReader.strings(System.getProperties());
      environment = System.getenv();
    } catch (SecurityException e) {
      reader.warn("cannot read options from properties and environment: " + e.getMessage());
    }
    reader.read(argument, properties, environment);
    return new Settings(reader);
  }

  /** Every option at its default. */
  public static Settings defaults() {
    return of(null);
  }

  /** The agent's argument only. */
  public static Settings of(String argument) {
    SettingsReader reader = new SettingsReader();
    reader.read(argument, Collections.emptyMap(), Collections.emptyMap());
    return new Settings(reader);
  }

  /** The table of options as text. */
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
      StringBuilder to, String key, String byDefault, String allowed, String meaning) {
    to.append(
        String.format(Locale.ROOT, "  %-11s %-8s %-22s %s%n", key, byDefault, allowed, meaning));
  }

  /** One line for each refused option; its default is in effect. */
  public List<String> warnings() {
    return warnings;
  }

  public int intervalMillis() {
    return number(Option.INTERVAL);
  }

  public int saturationPercent() {
    return number(Option.SATURATION);
  }

  public int stallMillis() {
    return number(Option.STALL);
  }

  public int historyMillis() {
    return number(Option.HISTORY);
  }

  /** Whether native code may be loaded. */
  public boolean nativeAllowed() {
    return (Boolean) values.get(Option.NATIVE);
  }

  /** {@code stderr}, {@code off} or a file. */
  public String log() {
    return (String) values.get(Option.LOG);
  }

  private int number(Option option) {
    return (Integer) values.get(option);
  }
}
