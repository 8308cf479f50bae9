// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.Callable;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * The main loop of a server program: reads commands from standard input and runs servers of one
 * kind. The commands, one a line, are {@code bind BACKLOG}, {@code open PORT}, {@code pause PORT},
 * {@code close PORT}, {@code beans}, {@code waiting NAME} and {@code facts}. Each is answered by
 * one line; {@code beans} prints one line for each attribute before it. The end of the input closes
 * all servers and ends the program.
 *
 * <p>The program reads the beans itself, since a remote JMX connector would add a listener.
 */
final class ServerProgram {
  private final Callable<ServerUnderTest> kind;
  private final Callable<String> facts;
  private final Map<Integer, ServerUnderTest> servers = new LinkedHashMap<>();

  private ServerProgram(Callable<ServerUnderTest> kind, Callable<String> facts) {
    this.kind = kind;
    this.facts = facts;
  }

  /** Returns when standard input has ended and every server is closed. */
  static void run(Callable<ServerUnderTest> kind) throws Exception {
    run(kind, () -> "none");
  }

  /** As above, with a line that answers the command {@code facts}. */
  static void run(Callable<ServerUnderTest> kind, Callable<String> facts) throws Exception {
    new ServerProgram(kind, facts).run();
  }

  private void run() throws Exception {
    Scanner commands = new Scanner(System.in, "US-ASCII");
    System.out.println("ready");
    while (commands.hasNext()) {
      System.out.println(execute(commands));
    }
    for (ServerUnderTest server : servers.values()) {
      server.close();
    }
    System.out.println("ended errors=" + errors());
  }

  private String execute(Scanner commands) throws Exception {
    String command = commands.next();
    switch (command) {
      case "bind":
        ServerUnderTest server = kind.call();
        int port = server.bind(commands.nextInt());
        servers.put(port, server);
        return "bound " + port;
      case "open":
        servers.get(commands.nextInt()).open();
        return "open";
      case "pause":
        servers.get(commands.nextInt()).pause();
        return "paused";
      case "close":
        servers.remove(commands.nextInt()).close();
        return "closed";
      case "beans":
        printBeans();
        return "done";
      case "waiting":
        return "waiting " + waiting(commands.next());
      case "facts":
        return "facts: " + facts.call();
      default:
        throw new IOException("unknown command " + command);
    }
  }

  private static void printBeans() throws JMException {
    MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : platform.queryNames(new ObjectName("acceptq:*"), null)) {
      String listener = name.getKeyProperty("name");
      String bean = listener == null ? name.getKeyProperty("type") : ObjectName.unquote(listener);
      try {
        for (MBeanAttributeInfo attribute : platform.getMBeanInfo(name).getAttributes()) {
          String value = String.valueOf(platform.getAttribute(name, attribute.getName()));
          System.out.println(bean + "\t" + attribute.getName() + "\t" + value.replace('\n', ' '));
        }
      } catch (InstanceNotFoundException e) {
        // Closed since the query.
      }
    }
  }

  /** The connections in the accept queue, from the operation of the listener's bean. */
  private static String waiting(String listener) throws JMException {
    ObjectName name = new ObjectName("acceptq:type=Listener,name=" + ObjectName.quote(listener));
    CompositeData waiting =
        (CompositeData)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(name, "waiting", new Object[] {10}, new String[] {"java.lang.Integer"});
    return Arrays.toString((String[]) waiting.get("Lines"));
  }

  /** The boot class's error count, which exists even if no bean could be registered. */
  private static String errors() {
    try {
      Class<?> hooks = Class.forName("io.acceptq.boot.Hooks", true, null);
      return String.valueOf(hooks.getField("ERRORS").get(null));
    } catch (ReflectiveOperationException e) {
      return "none: no agent";
    }
  }
}
