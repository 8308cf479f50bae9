// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.list;

import io.acceptq.monitor.cli.output.Json;
import io.acceptq.monitor.cli.process.ProcessInfo;
import io.acceptq.monitor.net.ListenAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The listing for programs. Every key is always present; null means unknown. Keys may be added
 * without a change of {@code format}; {@code monitor/docs/command-line.md} describes them.
 */
final class ListingJson {
  private static final int FORMAT = 1;

  private ListingJson() {}

  static String of(Listing listing) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("time", listing.time.toString());
    json.put("source", listing.sourceKind);
    json.put("sourceNote", listing.sourceNote);
    json.put("networkNamespace", listing.networkNamespace);
    json.put("somaxconn", listing.limits.somaxconn);
    json.put("listenOverflows", listing.counters.listenOverflows);
    json.put("listenDrops", listing.counters.listenDrops);
    json.put("listeners", listing.rows.stream().map(ListingJson::listener).toList());
    json.put("notes", listing.notes);
    return Json.of(json);
  }

  private static Map<String, Object> listener(ListingRow row) {
    ListenAddress address = row.socket().address;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", address.toString());
    json.put("host", address.host());
    json.put("port", address.port());
    json.put("inode", row.socket().inode);
    json.put("queueLength", row.socket().queueLength);
    json.put("limit", row.socket().limit);
    json.put("full", row.full());
    json.put("requestedBacklog", row.number("RequestedBacklog"));
    json.put("overflows", row.number("Overflows"));
    json.put("overflowAttribution", row.attributes().get("OverflowAttribution"));
    json.put("socketDrops", row.socket().socketDrops);
    json.put("api", row.attributes().get("Api"));
    json.put("processes", row.holders().stream().map(ListingJson::process).toList());
    return json;
  }

  private static Map<String, Object> process(ProcessInfo process) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pid", process.pid());
    json.put("name", process.name());
    json.put("user", process.user());
    json.put("command", process.arguments().isEmpty() ? null : List.copyOf(process.arguments()));
    return json;
  }
}
