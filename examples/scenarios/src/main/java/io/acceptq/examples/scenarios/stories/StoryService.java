// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import io.acceptq.examples.scenarios.harness.AcceptqBeans;
import io.acceptq.examples.scenarios.harness.CommandLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The service of a story: listens on loopback, accepts on one thread in the way its first argument
 * says, and runs commands from standard input.
 */
final class StoryService {
  static final int PORT = 8080;

  private final AcceptBehaviour behaviour;
  private final int backlog;
  private ServerSocket listener;
  private Thread acceptor;
  private volatile long pauseNanos;

  /** {@link System#nanoTime} of each accept, in order. */
  private final List<Long> acceptNanos = new CopyOnWriteArrayList<>();

  private final List<Socket> leaked = new ArrayList<>();

  private StoryService(AcceptBehaviour behaviour, int backlog) {
    this.behaviour = behaviour;
    this.backlog = backlog;
  }

  /** Arguments: behaviour, backlog. */
  public static void main(String[] args) throws IOException {
    new StoryService(AcceptBehaviour.valueOf(args[0]), Integer.parseInt(args[1])).run();
  }

  private void run() throws IOException {
    bind();
    CommandLoop commands = new CommandLoop();
    AcceptqBeans.addTo(commands);
    InducedStalls.addTo(commands);
    commands.add("accepts", none -> acceptNanos.stream().map(String::valueOf).toList());
    commands.add("pause", this::pause);
    commands.add("rebind", none -> rebind());
    commands.run();
  }

  /** {@code pause MILLIS}: after the next connection. */
  private List<String> pause(List<String> arguments) {
    pauseNanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments.get(0)));
    return List.of();
  }

  /** {@code rebind}: closes the listener and binds a new one, as a restart does. */
  private List<String> rebind() throws IOException, InterruptedException {
    listener.close();
    acceptor.join(); // until then its accept(2) holds the port
    bind();
    return List.of();
  }

  private void bind() throws IOException {
    ServerSocket bound = new ServerSocket();
    bound.setReuseAddress(true);
    bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), backlog);
    listener = bound;
    if (behaviour != AcceptBehaviour.NEVER_ACCEPTS) {
      acceptor = new Thread(() -> acceptAll(bound), "acceptor");
      acceptor.setDaemon(true);
      acceptor.start();
    }
  }

  private void acceptAll(ServerSocket bound) {
    for (int accepted = 0; !bound.isClosed(); ) {
      try {
        Socket client = bound.accept();
        acceptNanos.add(System.nanoTime());
        answer(client);
        accepted++;
      } catch (IOException e) {
        LockSupport.parkNanos(50_000_000); // servers back off like this when accept fails
        continue;
      }
      if (behaviour == AcceptBehaviour.DIES && accepted == AcceptBehaviour.HEALTHY_CONNECTIONS) {
        throw new IllegalStateException("tenant 7 is null".toLowerCase(Locale.ROOT));
      }
      if (behaviour == AcceptBehaviour.BLOCKS && accepted == AcceptBehaviour.HEALTHY_CONNECTIONS) {
        Tenants.lookUp();
      }
      if (pauseNanos > 0) {
        LockSupport.parkNanos(pauseNanos);
        pauseNanos = 0;
      }
      if (behaviour.workMicros > 0) {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(behaviour.workMicros));
      }
    }
  }

  private void answer(Socket client) throws IOException {
    client.getOutputStream().write('!');
    if (behaviour == AcceptBehaviour.LEAKS) {
      leaked.add(client);
    } else {
      client.close();
    }
  }

  /** Work that an acceptor thread should leave to other threads. */
  static final class Tenants {
    private Tenants() {}

    static void lookUp() {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(6);
      while (System.nanoTime() - end < 0) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
    }
  }
}
