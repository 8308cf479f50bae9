// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import io.acceptq.examples.scenarios.harness.Deadline;
import io.acceptq.examples.scenarios.harness.ProgramRunner;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** (g) The backlog that Java, nginx and Redis request without any configuration. */
final class DefaultBacklogs implements Experiment<DefaultBacklogs.Result> {
  private static final Duration START = Duration.ofSeconds(10);

  /** Limits by program, in the order of their start. */
  record Result(Map<String, Long> limits, AcceptqState acceptq) {}

  @Override
  public String letter() {
    return "g";
  }

  @Override
  public String title() {
    return "What servers request by default";
  }

  @Override
  public Result run(Testbed testbed, Transcript transcript) throws Exception {
    transcript.say(
        "Real servers with their defaults; somaxconn is %d, so the limit is what they request."
            .formatted(testbed.somaxconn()));
    Map<String, SocketRow> listeners = new LinkedHashMap<>();
    testbed.listen(0);
    listeners.put("Java (ServerSocket)", testbed.listener());
    AcceptqState state = testbed.awaitState(s -> s.get("EffectiveBacklog") != null);
    if (ProgramRunner.works(List.of(), "nginx", "-v")) {
      listeners.put("nginx", nginx(testbed));
    } else {
      transcript.say("Skipped: nginx is not installed.");
    }
    if (ProgramRunner.works(List.of(), "redis-server", "--version")) {
      listeners.put("redis-server", redis(testbed));
    } else {
      transcript.say("Skipped: redis-server is not installed.");
    }
    transcript.table("server", List.copyOf(listeners.values()));
    transcript.show(state);
    Map<String, Long> limits = new LinkedHashMap<>();
    listeners.forEach((program, listener) -> limits.put(program, listener.sendQ()));
    limits.forEach((program, limit) -> transcript.say("  %-20s %5d".formatted(program, limit)));
    return new Result(limits, state);
  }

  private static SocketRow nginx(Testbed testbed) throws Exception {
    int port = testbed.portFor(80);
    String conf =
        """
        user root; daemon off; master_process off; pid pid; events {} http { access_log off; \
        client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fcgi; \
        uwsgi_temp_path uwsgi; scgi_temp_path scgi; server { listen %s:%d; return 204; } }"""
            .formatted(testbed.serverAddress(), port);
    String file = testbed.server().ask("write", "nginx.conf", conf);
    String directory = file.substring(0, file.lastIndexOf('/'));
    testbed.server().run("start", "nginx", "-p", directory, "-c", file, "-e", "stderr");
    return awaitListener(testbed, port);
  }

  private static SocketRow redis(Testbed testbed) throws Exception {
    int port = testbed.portFor(6379);
    List<String> command = new ArrayList<>(List.of("redis-server"));
    command.addAll(List.of("--bind", testbed.serverAddress(), "--port", Integer.toString(port)));
    command.addAll(List.of("--protected-mode", "no", "--save", "", "--appendonly", "no"));
    testbed.server().run("start", command);
    return awaitListener(testbed, port);
  }

  private static SocketRow awaitListener(Testbed testbed, int port) throws Exception {
    String address = testbed.serverAddress() + ":" + port;
    List<SocketRow> found = new ArrayList<>();
    try {
      Deadline.await(
          START,
          address + " listens",
          () -> {
            testbed.serverTable(port).stream()
                .filter(row -> row.is("LISTEN") && row.local().equals(address))
                .forEach(found::add);
            return !found.isEmpty();
          });
    } catch (TimeoutException e) {
      throw new IOException(e.getMessage() + ": " + testbed.server().run("output"), e);
    }
    return found.get(0);
  }
}
