// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import io.acceptq.examples.lab.machine.SocketRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** (g) What Java, nginx and Redis ask for when nobody tells them. */
final class AskedBacklogs implements Experiment<AskedBacklogs.Facts> {
  private static final Duration START = Duration.ofSeconds(10);

  /** What was found: limits by the name of the program, in the order they were started. */
  record Facts(Map<String, Long> limits, Verdict acceptq) {}

  @Override
  public String letter() {
    return "g";
  }

  @Override
  public String title() {
    return "What servers ask for by default";
  }

  @Override
  public Facts run(Bench bench, Journal journal) throws Exception {
    journal.say(
        "Real servers with their own defaults; somaxconn is %s, so the limit is what they asked for."
            .formatted(bench.server().ask("somaxconn")));
    Map<String, Long> limits = new LinkedHashMap<>();
    List<SocketRow> rows = new ArrayList<>();
    bench.listen(0);
    rows.add(bench.listener());
    limits.put("Java (ServerSocket)", bench.listener().sendQ());
    Verdict verdict = bench.acceptq(says -> says.get("EffectiveBacklog") != null);
    if (Ground.works(List.of(), "nginx", "-v")) {
      rows.add(nginx(bench));
      limits.put("nginx", rows.get(rows.size() - 1).sendQ());
    } else {
      journal.say("Left out: nginx is not installed.");
    }
    if (Ground.works(List.of(), "redis-server", "--version")) {
      rows.add(redis(bench));
      limits.put("redis-server", rows.get(rows.size() - 1).sendQ());
    } else {
      journal.say("Left out: redis-server is not installed.");
    }
    journal.table("server", rows);
    journal.show(verdict);
    limits.forEach((program, limit) -> journal.say("  %-20s %5d".formatted(program, limit)));
    return new Facts(limits, verdict);
  }

  private static SocketRow nginx(Bench bench) throws Exception {
    String address = bench.serverAddress() + ":" + bench.portFor(80);
    String conf =
        bench
            .server()
            .ask(
                "write",
                "nginx.conf",
                "user root; daemon off; master_process off; pid pid; events {} http { access_log off;"
                    + " client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fcgi;"
                    + " uwsgi_temp_path uwsgi; scgi_temp_path scgi;"
                    + " server { listen "
                    + address
                    + "; return 204; } }");
    String directory = conf.substring(0, conf.lastIndexOf('/'));
    bench.server().tell("start", "nginx", "-p", directory, "-c", conf, "-e", "stderr");
    return await(bench, address);
  }

  private static SocketRow redis(Bench bench) throws Exception {
    int port = bench.portFor(6379);
    bench
        .server()
        .tell(
            "start",
            "redis-server",
            "--bind",
            bench.serverAddress(),
            "--port",
            port,
            "--protected-mode",
            "no",
            "--save",
            "",
            "--appendonly",
            "no");
    return await(bench, bench.serverAddress() + ":" + port);
  }

  private static SocketRow await(Bench bench, String address) throws Exception {
    List<SocketRow> found = new ArrayList<>();
    try {
      Deadline.await(
          START,
          address + " listens",
          () -> {
            bench.server().tell("table").stream()
                .map(SocketRow::parse)
                .filter(row -> row.is("LISTEN") && row.local().equals(address))
                .forEach(found::add);
            return !found.isEmpty();
          });
    } catch (TimeoutException e) {
      throw new IOException(e.getMessage() + ": " + bench.server().tell("output"), e);
    }
    return found.get(0);
  }
}
