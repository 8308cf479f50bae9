// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * The service of a story: binds a port, accepts in the way its first argument says, and obeys
 * commands from standard input, one a line, each answered by one line.
 */
final class Service {
  static final int PORT = 8080;

  private final Behaviour behaviour;
  private final int backlog;
  private ServerSocket listener;
  private Thread acceptor;
  private volatile long napMillis;

  /** When each connection was accepted, in order. */
  private final List<Long> acceptNanos = new CopyOnWriteArrayList<>();

  private final List<Socket> leaked = new ArrayList<>();

  private Service(Behaviour behaviour, int backlog) {
    this.behaviour = behaviour;
    this.backlog = backlog;
  }

  /** Behaviour, backlog. */
  public static void main(String[] args) throws Exception {
    new Service(Behaviour.valueOf(args[0]), Integer.parseInt(args[1])).run();
  }

  private void run() throws Exception {
    bind();
    System.out.println("bound");
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      Iterator<String> words = Arrays.asList(line.split(" ", -1)).iterator();
      System.out.println(obey(words.next(), words));
    }
  }

  private String obey(String command, Iterator<String> arguments) throws Exception {
    return switch (command) {
      case "bean" -> Bean.read();
      case "attribute" -> Bean.attribute(arguments.next());
      case "simulate" -> Bean.simulate(Integer.parseInt(arguments.next()));
      case "accepts" -> acceptNanos.toString();
      case "nap" -> {
        napMillis = Long.parseLong(arguments.next());
        yield "after the next connection";
      }
      case "fill" -> Strains.fill(Integer.parseInt(arguments.next()));
      case "collect" -> Strains.collect();
      case "spin" -> Strains.spin(Integer.parseInt(arguments.next()));
      case "rebind" -> {
        listener.close();
        acceptor.join(); // until then its accept(2) keeps the port
        bind();
        yield "bound";
      }
      default -> throw new IllegalArgumentException("no command " + command);
    };
  }

  private void bind() throws IOException {
    ServerSocket bound = new ServerSocket();
    bound.setReuseAddress(true);
    bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), backlog);
    listener = bound;
    if (behaviour != Behaviour.NEVER_ACCEPTS) {
      acceptor = new Thread(() -> accept(bound), "front-door");
      acceptor.setDaemon(true);
      acceptor.start();
    }
  }

  private void accept(ServerSocket bound) {
    for (int served = 0; !bound.isClosed(); ) {
      try {
        Socket client = bound.accept();
        acceptNanos.add(System.nanoTime());
        serve(client);
        served++;
      } catch (IOException e) {
        LockSupport.parkNanos(50_000_000); // as servers do when accepting fails
        continue;
      }
      if (behaviour == Behaviour.DIES && served == Behaviour.GOOD) {
        throw new IllegalStateException("tenant 7 is null".toLowerCase(Locale.ROOT));
      }
      if (behaviour == Behaviour.BLOCKS && served == Behaviour.GOOD) {
        Tenants.lookUp();
      }
      if (napMillis > 0) {
        LockSupport.parkNanos(napMillis * 1_000_000);
        napMillis = 0;
      }
      if (behaviour.workMicros > 0) {
        LockSupport.parkNanos(behaviour.workMicros * 1_000L);
      }
    }
  }

  private void serve(Socket client) throws IOException {
    client.getOutputStream().write('!');
    if (behaviour == Behaviour.LEAKS) {
      leaked.add(client);
    } else {
      client.close();
    }
  }

  /** What an acceptor had better not do itself. */
  static final class Tenants {
    private Tenants() {}

    static void lookUp() {
      long end = System.nanoTime() + 6_000_000_000L;
      while (System.nanoTime() - end < 0) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
    }
  }
}
