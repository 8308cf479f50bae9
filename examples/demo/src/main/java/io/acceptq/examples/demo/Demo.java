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
 * The story of {@code examples/demo.sh}: a service binds its front door, clients come, nobody
 * accepts them, the kernel drops the rest; then the service starts to accept. One line a second and
 * listener shows what acceptq sees. Fails if it did not see the overflow, or no recovery.
 */
final class Demo {
  private static final int BACKLOG = 2;
  private static final int CLIENTS = 8;
  private static final int CLIENT_TIMEOUT_MILLIS = 60_000;
  private static final int CLIENTS_COME = 3;
  private static final int SERVICE_RECOVERS = 14;
  private static final int END = 45;

  private final int adminPort = freePort();
  private final int frontPort = freePort();
  private final List<Client> clients = new ArrayList<>();
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
      say("  127.0.0.1:%d  admin, healthy", adminPort);
      say(
          "  127.0.0.1:%d  front door, bound with backlog %d, but nobody accepts yet",
          frontPort, BACKLOG);
      say(
          "To look for yourself while this runs:  jconsole %d   (tab MBeans, domain acceptq)",
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
    try (Beans beans = Beans.of(service.pid())) {
      say(Row.HEADER);
      show(0, adminPort, "admin", beans);
      int second = 0;
      for (; second < END && !settled(second); second++) {
        if (second == CLIENTS_COME) {
          say("--- %d clients come to the front door", CLIENTS);
          for (int i = 0; i < CLIENTS; i++) {
            clients.add(Client.start(frontPort, CLIENT_TIMEOUT_MILLIS));
          }
        }
        if (second == SERVICE_RECOVERS) {
          say("--- the service starts to accept");
          service.getOutputStream().write(1);
          service.getOutputStream().flush();
        }
        Client.start(adminPort, CLIENT_TIMEOUT_MILLIS);
        show(second, frontPort, "front door", beans);
        if (service.waitFor(1, TimeUnit.SECONDS)) {
          throw new IllegalStateException("the service ended early, status " + service.exitValue());
        }
      }
      show(second, frontPort, "front door", beans);
      show(second, adminPort, "admin", beans);
      if (stay) {
        say("The service stays. Press Enter to end it.");
        int ignored = System.in.read();
      }
    }
  }

  /** The recovery is over when every client has its answer; one more row shows it. */
  private boolean settled(int second) {
    return second > SERVICE_RECOVERS + 1 && clients.stream().allMatch(Client::isDone);
  }

  private void show(int second, int port, String label, Beans beans) throws IOException {
    Optional<Map<String, Object>> bean = beans.listener("127.0.0.1:" + port);
    say(Row.of(second, label, bean));
    if (port == frontPort && bean.isPresent()) {
      healths.add(String.valueOf(bean.get().get("Health")));
      explain(bean.get());
    }
  }

  /** What acceptq says of a cause, when it names it first. */
  private void explain(Map<String, Object> bean) {
    Object cause = bean.get("Cause");
    if (cause != null && causes.add(cause.toString())) {
      say(Row.folded("why:", bean.get("Diagnosis")));
      say(Row.folded("do:", bean.get("Advice")));
    }
  }

  private void finish() {
    say("");
    say(
        "What the %d users saw, with backlog %d and so room for %d:",
        CLIENTS, BACKLOG, BACKLOG + 1);
    for (int i = 0; i < clients.size(); i++) {
      say("  user %d: %s", i + 1, clients.get(i).experience());
    }
    if (!healths.contains("OVERFLOWING")) {
      throw new IllegalStateException("acceptq never said OVERFLOWING; it said " + healths);
    }
    if (!causes.contains("NEVER_ACCEPTED")) {
      throw new IllegalStateException("acceptq did not name the cause; it named " + causes);
    }
    if (!clients.stream().allMatch(Client::wasAnswered)) {
      throw new IllegalStateException("not every client was answered after the recovery");
    }
    say("No log line, no exception, no metric of the service told any of this. acceptq did.");
  }

  private Process startService(Path agent) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-javaagent:" + agent + "=log=off", // what it would log is shown from its beans
            "-cp",
            System.getProperty("java.class.path").split(File.pathSeparator, -1)[0],
            Service.class.getName(),
            Integer.toString(adminPort),
            Integer.toString(frontPort),
            Integer.toString(BACKLOG))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The service says a line when both ports are bound. */
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
