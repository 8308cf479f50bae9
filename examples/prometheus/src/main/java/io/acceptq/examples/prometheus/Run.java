// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The story of {@code run.sh}: a service is overloaded, its kernel drops clients, and somebody is
 * paged; it recovers, and they are told. Fails if that took too long, came twice, or did not name
 * listener and cause.
 */
final class Run {
  private static final int USUAL = 20;
  private static final int OVERLOAD = 80;
  private static final double TARGET_SECONDS = 15;

  /** Until the cause has shown on the dashboard; what is drawn then is worth looking at. */
  private static final long OVERLOAD_SECONDS = 30;

  private final long start = System.nanoTime();
  private final Path root;
  private final Path directory;
  private final Path picture; // null for none
  private final Chain chain;

  private Run(Path root, Path directory, Path picture) throws IOException, InterruptedException {
    this.root = root;
    this.directory = directory;
    this.picture = picture;
    say("starting a service under both agents, Prometheus and Alertmanager");
    this.chain = new Chain(root, directory);
  }

  /** The checkout, {@code --stay}, {@code --picture FILE}. */
  public static void main(String[] args) throws Exception {
    List<String> options = new ArrayList<>(List.of(args));
    Path root = Path.of(options.remove(0)).toRealPath();
    Path directory = Files.createTempDirectory("acceptq-prometheus");
    boolean stay = options.remove("--stay");
    int picture = options.indexOf("--picture");
    Run run = null;
    try {
      run = new Run(root, directory, picture < 0 ? null : Path.of(options.get(picture + 1)));
      run.tell();
      run.askDashboard();
      if (stay) {
        run.say("everything stays; press Enter to end it");
        int ignored = System.in.read();
      }
    } finally {
      if (run != null) {
        run.chain.close();
      }
      delete(directory);
    }
  }

  private void tell() throws Exception {
    say(
        "  front door   127.0.0.1:%d, accepts %d a second",
        chain.frontDoor, Service.ACCEPTS_PER_SECOND);
    say("  metrics      %s", Chain.url(chain.metrics, "/metrics"));
    say("  Prometheus   %s", Chain.url(chain.prometheus, "/alerts"));
    say("  dashboard    %s", Chain.url(chain.prometheus, "/consoles/acceptq.html"));
    say("  Alertmanager %s", Chain.url(chain.alertmanager, "/"));
    try (Clients clients = new Clients(chain.frontDoor, USUAL)) {
      say("%d clients a second come; all is well", USUAL);
      awaitScrapes(3);
      if (clients.firstIgnored().isDone()) {
        throw new IOException("a client was ignored before the overload");
      }
      say("%d clients a second come", OVERLOAD);
      clients.come(OVERLOAD);
      overload(clients);
      say("%d clients a second come, as before", USUAL);
      clients.come(USUAL);
      recover();
    }
  }

  private void overload(Clients clients) throws Exception {
    long ignored = clients.firstIgnored().get(30, TimeUnit.SECONDS);
    say(
        "the kernel ignores the first of them; no log, no exception, and the service's threads are well");
    Pager.Message page = chain.pager.next(60);
    if (page == null || !page.isFiring()) {
      throw new IOException("nobody was paged; got " + (page == null ? "nothing" : page.body()));
    }
    double seconds = (page.nanos() - ignored) / 1e9;
    say("paged:\n\n%s\n", page.text().indent(4).stripTrailing());
    say("first dropped connection to webhook: %.1f s, of at most %.0f", seconds, TARGET_SECONDS);
    String wanted = "drops clients at 127.0.0.1:" + chain.frontDoor;
    if (!page.text().contains(wanted)) {
      throw new IOException("the page does not say '" + wanted + "'");
    }
    if (seconds > TARGET_SECONDS) {
      throw new IOException("the page came too late");
    }
    long left = OVERLOAD_SECONDS * 1_000_000_000L - (System.nanoTime() - ignored);
    Pager.Message second = chain.pager.next(Math.max(1, left / 1_000_000_000L));
    if (second != null) {
      throw new IOException("paged twice for one incident: " + second.body());
    }
    if (picture != null) {
      draw();
    }
  }

  private void recover() throws Exception {
    say(
        "waiting for the resolved message: a minute without a drop, and %s (3m outside of this run)",
        Configuration.HELD);
    Pager.Message resolved = chain.pager.next(180);
    if (resolved == null || resolved.isFiring()) {
      throw new IOException("no resolved message; got " + resolved);
    }
    say("resolved:\n\n%s\n", resolved.text().indent(4).stripTrailing());
    if (!resolved.text().contains("ACCEPT_LOOP_SLOW")) {
      throw new IOException("the message does not name the cause");
    }
  }

  /** Returns when Prometheus has read the service so many times. */
  private void awaitScrapes(int count) throws IOException, InterruptedException {
    String query = "count_over_time(acceptq_monitor_samples_total[1m])";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      JsonNode result = ask("query", Map.of("query", query)).path("result");
      if (result.path(0).path("value").path(1).asInt() >= count) {
        return;
      }
      if (chain.service.process.waitFor(200, TimeUnit.MILLISECONDS)
          || System.nanoTime() - end > 0) {
        throw new IOException(
            "Prometheus does not read the service, which said:\n" + chain.service.said());
      }
    }
  }

  private void askDashboard() throws IOException, InterruptedException {
    long now = System.currentTimeMillis() / 1000;
    String from = Long.toString(now - TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    List<Queries.Query> queries = Queries.of(root.resolve("examples/grafana/dashboard.json"));
    List<String> empty = new ArrayList<>();
    for (Queries.Query query : queries) {
      JsonNode data =
          ask(
              "query_range",
              Map.of("query", query.expr(), "start", from, "end", Long.toString(now), "step", "5"));
      if (data.path("result").isEmpty()) {
        empty.add(query.panel() + ": " + query.expr());
      }
    }
    say(
        "examples/grafana/dashboard.json: %d of its %d queries have data of this run",
        queries.size() - empty.size(), queries.size());
    if (!empty.isEmpty()) {
      throw new IOException("no data for\n" + String.join("\n", empty));
    }
  }

  private JsonNode ask(String what, Map<String, String> parameters)
      throws IOException, InterruptedException {
    JsonNode answer = chain.http.json(Chain.url(chain.prometheus, "/api/v1/" + what), parameters);
    if (!answer.path("status").asText().equals("success")) {
      throw new IOException(parameters + ": " + answer);
    }
    return answer.path("data");
  }

  private void draw() throws IOException, InterruptedException {
    try (Program chromium =
        Program.start(
            "chromium",
            directory,
            List.of(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--window-size=1280,1400",
                "--virtual-time-budget=8000",
                "--user-data-dir=" + directory.resolve("profile"),
                "--screenshot=" + picture.toAbsolutePath(),
                Chain.url(chain.prometheus, "/consoles/acceptq.html?service=shop&range=2m")))) {
      if (!chromium.process.waitFor(60, TimeUnit.SECONDS) || !Files.exists(picture)) {
        throw new IOException("chromium drew nothing; it said:\n" + chromium.said());
      }
    }
    say("the dashboard now: %s", picture);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
  private void say(String format, Object... values) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT, "%6.1f s  %s%n", seconds, String.format(Locale.ROOT, format, values));
  }
}
