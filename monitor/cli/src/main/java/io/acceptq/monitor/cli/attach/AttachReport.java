// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import io.acceptq.monitor.cli.output.Printable;
import io.acceptq.monitor.cli.output.TextTable;
import io.acceptq.monitor.cli.process.ProcessNames;
import io.acceptq.monitor.statusfile.Status;
import java.io.IOException;
import java.util.Map;

/** What {@code acceptq attach} prints after the agent was loaded. */
final class AttachReport {
  private static final int PROCESS_WIDTH = 60;

  /** The first release that warns of agents that are loaded dynamically (JEP 451). */
  private static final int WARNS_SINCE = 21;

  private AttachReport() {}

  static String of(TargetProcess target, LoadedAgent agent, Status status) throws IOException {
    Map<String, String> monitor = status.monitor;
    StringBuilder text = new StringBuilder();
    line(
        text,
        "acceptq %s runs in process %s, source %s."
            .formatted(
                value(monitor, "Version"), process(target, agent), value(monitor, "Source")));
    text.append('\n').append(listeners(status)).append('\n');
    line(text, monitor.get("SourceNote"));
    line(text, "Targets: " + value(monitor, "Targets"));
    jar(text, target, agent);
    return text.toString();
  }

  /** For {@code native=off}: a status file takes native code. */
  static String withoutStatus(TargetProcess target, LoadedAgent agent) throws IOException {
    StringBuilder text = new StringBuilder();
    line(text, "acceptq is loaded into process " + process(target, agent) + ".");
    line(text, "With native=off, results are visible through JMX only.");
    jar(text, target, agent);
    return text.toString();
  }

  private static String process(TargetProcess target, LoadedAgent agent) {
    String label = Printable.text(new ProcessNames().of(target.pid).label(), PROCESS_WIDTH);
    return target.pid + " (" + label + ", Java " + agent.javaFeature() + ")";
  }

  private static void jar(StringBuilder text, TargetProcess target, LoadedAgent agent)
      throws IOException {
    String copied = agent.copied() ? " (new copy)" : "";
    line(text, "Agent: " + agent.jar() + copied + "; keep this file while the service runs.");
    if (agent.javaFeature() >= WARNS_SINCE && !target.flags().has("EnableDynamicAgentLoading")) {
      line(text, "The JVM printed a warning about this on the service's stderr (JEP 451).");
    }
  }

  private static String listeners(Status status) {
    if (status.listeners.isEmpty()) {
      return "No listening sockets yet.\n";
    }
    TextTable table = new TextTable("LISTENER", " QUEUE/LIMIT", " REQUESTED", "API");
    for (Map<String, String> listener : status.listeners) {
      table.add(
          value(listener, "Name"),
          value(listener, "QueueLength") + "/" + value(listener, "EffectiveBacklog"),
          value(listener, "RequestedBacklog"),
          value(listener, "Api"));
    }
    boolean unseen = status.listeners.stream().anyMatch(l -> "Unseen".equals(l.get("Api")));
    return table
        + (unseen
            ? "\nUnseen: bound before the agent was loaded; the requested backlog is unknown.\n"
            : "");
  }

  private static String value(Map<String, String> record, String attribute) {
    String value = record.get(attribute);
    return value == null ? "-" : Printable.text(value);
  }

  private static void line(StringBuilder text, String line) {
    if (line != null) {
      text.append(Printable.text(line)).append('\n');
    }
  }
}
