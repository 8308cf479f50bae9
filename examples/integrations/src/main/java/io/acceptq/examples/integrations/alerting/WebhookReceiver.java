// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

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

/**
 * The webhooks of {@code alertmanager.yml}: collects pages and tickets. Alertmanager's requests run
 * on a thread of the HTTP server.
 */
final class WebhookReceiver implements AutoCloseable {
  /**
   * A request of Alertmanager.
   *
   * @param nanos when it arrived, by {@link System#nanoTime}
   */
  record Message(long nanos, JsonNode body) {
    boolean isFiring() {
      return body.path("status").asText().equals("firing");
    }

    /** Status and summary of each alert, one line each. */
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

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::receive);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      Message message = new Message(System.nanoTime(), JSON.readTree(exchange.getRequestBody()));
      if (exchange.getRequestURI().getPath().equals("/page")) {
        pages.add(message);
      } else {
        tickets.add(message);
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** Waits for the next page; null if none arrives within this time. */
  Message nextPage(long seconds) throws InterruptedException {
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
