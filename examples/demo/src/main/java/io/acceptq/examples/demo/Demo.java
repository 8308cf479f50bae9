// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.demo;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Shows an overflow, for {@code examples/demo.sh}: a service binds a port but does not accept, more
 * clients connect than its backlog holds, the kernel drops the others; then the service starts to
 * accept. Prints what acceptq reports, a row per second and listener. Fails if acceptq does not
 * report the overflow and its cause, or if a client is never answered.
 */
final class Demo {
  private static final int BACKLOG = 2;
  private static final int CLIENTS = 8;
  private static final int CLIENT_TIMEOUT_MILLIS = 60_000;
  private static final int CONNECT_SECOND = 3;
  private static final int ACCEPT_SECOND = 14;
  private static final int LAST_SECOND = 45;

  private final int adminPort = freePort();
  private final int publicPort = freePort();
  private final List<DemoClient> clients = new ArrayList<>();
  private final Set<String> healths = new HashSet<>();
  private final Set<String> causes = new HashSet<>();

  private Demo() throws IOException {}

  public static void main(String[] args) throws Exception {
    Path agent = Path.of(args[0]);
    boolean stay = args.length > 1 && args[1].equals("--stay");
    new Demo().run(agent, stay);
  }

  private void run(Path agent, boolean stay) throws IOException, InterruptedException {
    Process service = startService(agent);
    try {
      say("A service runs as process %d under -javaagent:%s", service.pid(), agent.getFileName());
      say("  127.0.0.1:%d  admin: healthy", adminPort);
      say(
          "  127.0.0.1:%d  public: bound with backlog %d, but the service does not accept yet",
          publicPort, BACKLOG);
      say(
          "To see its MBeans while this runs:  jconsole %d   (tab MBeans, domain acceptq)",
          service.pid());
      say("");
      watch(service, stay);
    } finally {
      service.destroy();
      service.waitFor(5, TimeUnit.SECONDS);
    }
    finish();
  }

  private void watch(Process service, boolean stay) throws IOException, InterruptedException {
    awaitPort(service);
    try (ListenerBeans beans = ListenerBeans.of(service.pid())) {
      say(DemoTable.HEADER);
      show(0, adminPort, "admin", beans);
      int second = 0;
      for (; second < LAST_SECOND && !isOver(second); second++) {
        if (second == CONNECT_SECOND) {
          say("--- %d clients connect to the public port", CLIENTS);
          for (int i = 0; i < CLIENTS; i++) {
            clients.add(DemoClient.start(publicPort, CLIENT_TIMEOUT_MILLIS));
          }
        }
        if (second == ACCEPT_SECOND) {
          say("--- the service starts to accept");
          service.getOutputStream().write(1);
          service.getOutputStream().flush();
        }
        DemoClient.start(adminPort, CLIENT_TIMEOUT_MILLIS);
        show(second, publicPort, "public", beans);
        if (service.waitFor(1, TimeUnit.SECONDS)) {
          throw new IllegalStateException(
              "the service ended early with status " + service.exitValue());
        }
      }
      show(second, publicPort, "public", beans);
      show(second, adminPort, "admin", beans);
      if (stay) {
        say("The service is still running. Press Enter to end it.");
        int ignored = System.in.read();
      }
    }
  }

  /** True once every client is answered; one more row shows it. */
  private boolean isOver(int second) {
    return second > ACCEPT_SECOND + 1 && clients.stream().allMatch(DemoClient::isDone);
  }

  private void show(int second, int port, String label, ListenerBeans beans) throws IOException {
    Optional<Map<String, Object>> bean = beans.listener("127.0.0.1:" + port);
    say(DemoTable.row(second, label, bean));
    if (port == publicPort && bean.isPresent()) {
      healths.add(String.valueOf(bean.get().get("Health")));
      explain(bean.get());
    }
  }

  /** Prints evidence and advice when a cause is named for the first time. */
  private void explain(Map<String, Object> bean) {
    Object cause = bean.get("Cause");
    if (cause != null && causes.add(cause.toString())) {
      say(DemoTable.wrapped("why:", bean.get("Diagnosis")));
      say(DemoTable.wrapped("do:", bean.get("Advice")));
    }
  }

  private void finish() {
    say("");
    say(
        "What the %d users saw (a backlog of %d holds %d connections):",
        CLIENTS, BACKLOG, BACKLOG + 1);
    for (int i = 0; i < clients.size(); i++) {
      say("  user %d: %s", i + 1, clients.get(i).experience());
    }
    if (!healths.contains("OVERFLOWING")) {
      throw new IllegalStateException("acceptq never reported OVERFLOWING, only " + healths);
    }
    if (!causes.contains("NEVER_ACCEPTED")) {
      throw new IllegalStateException("acceptq did not name NEVER_ACCEPTED, only " + causes);
    }
    if (!clients.stream().allMatch(DemoClient::wasAnswered)) {
      throw new IllegalStateException(
          "not every client was answered after the service started to accept");
    }
    say("The service itself reported none of this: no log line, no exception, no metric.");
  }

  private Process startService(Path agent) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-javaagent:" + agent + "=log=off", // its MBeans have the same
            "-cp",
            System.getProperty("java.class.path").split(File.pathSeparator, -1)[0],
            DemoService.class.getName(),
            Integer.toString(adminPort),
            Integer.toString(publicPort),
            Integer.toString(BACKLOG))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The service prints a line once both ports are bound. */
  private static void awaitPort(Process service) throws IOException {
    if (service.getInputStream().read() < 0) {
      throw new IOException("the service did not start");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
  private static void say(String format, Object... args) {
    System.out.println(args.length == 0 ? format : String.format(format, args));
  }
}
