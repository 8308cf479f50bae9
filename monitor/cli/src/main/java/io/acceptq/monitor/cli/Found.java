// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.monitor.statusfile.Status;
import java.io.IOException;
import java.util.Map;

/** What a freshly loaded agent found, for people. */
final class Found {
  private Found() {}

  static String text(Target target, Loading.Done done, Status bulletin) throws IOException {
    Map<String, String> monitor = bulletin.monitor;
    StringBuilder text = new StringBuilder();
    line(
        text,
        "acceptq %s runs in process %s, source %s."
            .formatted(of(monitor, "Version"), process(target, done), of(monitor, "Source")));
    text.append('\n').append(listeners(bulletin)).append('\n');
    line(text, monitor.get("SourceNote"));
    line(text, "Targets: " + of(monitor, "Targets"));
    how(text, target, done);
    return text.toString();
  }

  /** Where the agent may not do what it takes to be read from outside. */
  static String silent(Target target, Loading.Done done) throws IOException {
    StringBuilder text = new StringBuilder();
    line(text, "acceptq is loaded into process " + process(target, done) + ".");
    line(text, "With native=off it tells JMX what it finds, and other processes nothing.");
    how(text, target, done);
    return text.toString();
  }

  private static String process(Target target, Loading.Done done) {
    String label = Printable.text(new Owners().of(target.pid).label(), 60);
    return target.pid + " (" + label + ", Java " + done.feature() + ")";
  }

  private static void how(StringBuilder text, Target target, Loading.Done done) throws IOException {
    line(
        text,
        "Agent: "
            + done.jar().path
            + (done.jar().isNew() ? ", copied there just now" : "")
            + "; it has to stay there while the service runs.");
    if (done.feature() >= 21 && !target.flag("EnableDynamicAgentLoading")) {
      line(text, "The JVM has warned of this on the service's stderr (JEP 451).");
    }
  }

  private static String listeners(Status bulletin) {
    if (bulletin.listeners.isEmpty()) {
      return "It listens nowhere yet.\n";
    }
    Table table = new Table("LISTENER", " QUEUE/LIMIT", " REQUESTED", "API");
    for (Map<String, String> listener : bulletin.listeners) {
      table.add(
          of(listener, "Name"),
          of(listener, "QueueLength") + "/" + of(listener, "EffectiveBacklog"),
          of(listener, "RequestedBacklog"),
          of(listener, "Api"));
    }
    boolean unseen = bulletin.listeners.stream().anyMatch(l -> "Unseen".equals(l.get("Api")));
    return table
        + (unseen ? "\nUnseen: bound before the agent came, requested backlog unknown.\n" : "");
  }

  private static String of(Map<String, String> record, String attribute) {
    String value = record.get(attribute);
    return value == null ? "-" : Printable.text(value);
  }

  private static void line(StringBuilder text, String line) {
    if (line != null) {
      text.append(Printable.text(line)).append('\n');
    }
  }
}
