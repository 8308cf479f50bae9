// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The webhook that Alertmanager calls: whoever is on call, and a queue of tickets. */
final class Pager implements AutoCloseable {
  /**
   * A message as it came.
   *
   * @param nanos when, by {@link System#nanoTime}
   */
  record Message(long nanos, JsonNode body) {
    boolean isFiring() {
      return body.path("status").asText().equals("firing");
    }

    /** As somebody reads it who has just been woken. */
    String text() {
      StringBuilder text = new StringBuilder();
      for (JsonNode alert : body.path("alerts")) {
        text.append(alert.path("status").asText().toUpperCase(Locale.ROOT))
            .append("  ")
            .append(alert.path("annotations").path("summary").asText())
            .append('\n');
      }
      return text.toString().stripTrailing();
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final BlockingQueue<Message> pages = new LinkedBlockingQueue<>();
  private final List<Message> tickets = new CopyOnWriteArrayList<>();

  Pager() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::take);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String to = exchange.getRequestURI().getPath().substring(1);
      Message message = new Message(System.nanoTime(), JSON.readTree(exchange.getRequestBody()));
      if (to.equals("page")) {
        pages.add(message);
      } else {
        tickets.add(message);
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** The next page, or null if there is none for so long. */
  Message next(long seconds) throws InterruptedException {
    return pages.poll(seconds, TimeUnit.SECONDS);
  }

  List<Message> tickets() {
    return tickets;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
