// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.monitor.bulletin.Bulletin;
import java.io.IOException;
import java.util.Map;

/** What a freshly loaded agent found, for people. */
final class Found {
  private Found() {}

  static String text(Target target, Loading.Done done, Bulletin bulletin) throws IOException {
    Map<String, String> monitor = bulletin.monitor;
    StringBuilder text = new StringBuilder();
    text.append("acceptq ")
        .append(of(monitor, "Version"))
        .append(" runs in process ")
        .append(target.pid)
        .append(" (")
        .append(Printable.text(new Owners().of(target.pid).label(), 60))
        .append(", Java ")
        .append(done.feature())
        .append("), source ")
        .append(of(monitor, "Source"))
        .append(".\n\n")
        .append(listeners(bulletin))
        .append('\n');
    line(text, monitor.get("SourceNote"));
    line(text, "Targets: " + of(monitor, "Targets"));
    line(
        text,
        "Agent: "
            + done.jar().path
            + (done.jar().isNew() ? ", copied there just now" : "")
            + "; it has to stay there while the service runs.");
    if (done.feature() >= 21 && !target.flag("EnableDynamicAgentLoading")) {
      line(text, "The JVM has warned of this on the service's stderr (JEP 451).");
    }
    return text.toString();
  }

  private static String listeners(Bulletin bulletin) {
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
