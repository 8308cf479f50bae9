// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.monitor.net.ListenAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The listing for programs. Every key is always there, null is unknown; keys may be added, none
 * changes its meaning while {@code format} stays. README describes them.
 */
final class ListingJson {
  private static final int FORMAT = 1;

  private ListingJson() {}

  static String of(Listing listing) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("time", listing.time().toString());
    json.put("source", listing.source());
    json.put("sourceNote", listing.sourceNote());
    json.put("networkNamespace", listing.namespace());
    json.put("somaxconn", listing.limits().somaxconn);
    json.put("listenOverflows", listing.counters().listenOverflows);
    json.put("listenDrops", listing.counters().listenDrops);
    json.put("listeners", listing.rows().stream().map(ListingJson::listener).toList());
    json.put("notes", listing.notes());
    return Json.of(json);
  }

  private static Map<String, Object> listener(Row row) {
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
    json.put("overflowAttribution", row.agent().get("OverflowAttribution"));
    json.put("socketDrops", row.socket().socketDrops);
    json.put("api", row.agent().get("Api"));
    json.put("processes", row.owners().stream().map(ListingJson::process).toList());
    return json;
  }

  private static Map<String, Object> process(Owner owner) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pid", owner.pid());
    json.put("name", owner.name());
    json.put("user", owner.user());
    json.put("command", owner.arguments().isEmpty() ? null : List.copyOf(owner.arguments()));
    return json;
  }
}
