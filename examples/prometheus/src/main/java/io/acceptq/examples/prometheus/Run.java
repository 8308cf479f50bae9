// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The story of {@code run.sh}: a service is overloaded, its kernel drops clients, and somebody is
 * paged; it recovers, and they are told. Fails if that took too long, came twice, or did not name
 * listener and cause.
 */
final class Run {
  private static final int USUAL = 20;
  private static final int OVERLOAD = 80;
  private static final double TARGET_SECONDS = 15;

  /** So that the dashboard has something to show, and a second page the time to come. */
  private static final long OVERLOAD_SECONDS = 30;

  private static final long RECOVERY_SECONDS = 240;

  private final long start = System.nanoTime();
  private final Chain chain;
  private final Pager pager;
  private final Path root;
  private final Path picture; // null for none

  private Run(Path root, Path picture, Pager pager, Workplace workplace)
      throws IOException, InterruptedException {
    this.root = root;
    this.picture = picture;
    this.pager = pager;
    say("starting a service under both agents, Prometheus and Alertmanager");
    this.chain = new Chain(root, pager.port(), workplace);
  }

  /** The checkout, {@code --stay}, {@code --picture FILE}. */
  public static void main(String[] args) throws Exception {
    Thread.currentThread()
        .setUncaughtExceptionHandler((main, e) -> System.err.println("run.sh: " + e.getMessage()));
    List<String> options = new ArrayList<>(List.of(args));
    Path root = Path.of(options.remove(0)).toRealPath();
    boolean stay = options.remove("--stay");
    int option = options.indexOf("--picture");
    Path picture = option < 0 ? null : Path.of(options.get(option + 1));
    try (Workplace workplace = new Workplace();
        Pager pager = new Pager()) {
      Run run = new Run(root, picture, pager, workplace);
      run.tell();
      if (stay) {
        run.say("everything stays; press Enter to end it");
        int ignored = System.in.read();
      }
    }
  }

  private void tell() throws Exception {
    say("  front door    127.0.0.1:%d, accepts 50 a second", chain.frontDoor);
    say("  metrics       %s", Programs.url(chain.metrics, "/metrics"));
    say("  alerts        %s", Programs.url(chain.prometheus, "/alerts"));
    say("  dashboard     %s", Programs.url(chain.prometheus, "/consoles/acceptq.html"));
    say("  Alertmanager  %s", Programs.url(chain.alertmanager, "/"));
    try (Clients clients = new Clients(chain.frontDoor, USUAL)) {
      say("%d clients a second come; all is well", USUAL);
      awaitScrapes(3);
      if (clients.firstIgnored().isDone() || pager.next(0) != null) {
        throw new IOException("there was trouble before the overload");
      }
      say("%d clients a second come", OVERLOAD);
      clients.come(OVERLOAD);
      overload(clients);
      say("%d clients a second come, as before", USUAL);
      clients.come(USUAL);
      recover();
    }
    Path dashboard = root.resolve("examples/grafana/dashboard.json");
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    int queries = new Dashboard(chain).askAll(dashboard, seconds);
    say("all %d queries of examples/grafana/dashboard.json have data of this run", queries);
  }

  private void overload(Clients clients) throws Exception {
    long ignored = clients.firstIgnored().get(30, TimeUnit.SECONDS);
    say("the kernel ignores the first of them: no log line, no exception, every thread is well");
    Pager.Message page = pager.next(60);
    if (page == null || !page.isFiring()) {
      throw new IOException("nobody was paged; what came: " + page);
    }
    double seconds = (page.nanos() - ignored) / 1e9;
    say("paged:\n\n%s\n", page.text().indent(4).stripTrailing());
    say("first dropped connection to webhook: %.1f s, of at most %.0f", seconds, TARGET_SECONDS);
    if (!page.text().contains("drops clients at 127.0.0.1:" + chain.frontDoor)) {
      throw new IOException("the page does not name the listener");
    }
    if (seconds > TARGET_SECONDS) {
      throw new IOException("the page came too late");
    }
    long left = OVERLOAD_SECONDS - TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - ignored);
    Pager.Message second = pager.next(Math.max(1, left));
    if (second != null) {
      throw new IOException("paged twice for one incident: " + second.body());
    }
    if (picture != null) {
      new Dashboard(chain).draw(picture);
      say("the dashboard now: %s", picture);
    }
  }

  private void recover() throws Exception {
    say(
        "waiting for the resolved message: a minute without a drop, and %s (3m outside of this run)",
        Configuration.HELD);
    Pager.Message resolved = pager.next(RECOVERY_SECONDS);
    if (resolved == null || resolved.isFiring()) {
      throw new IOException("no resolved message; what came: " + resolved);
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
    while (chain.ask("query", Map.of("query", query)).at("/result/0/value/1").asInt() < count) {
      if (chain.service.process.waitFor(200, TimeUnit.MILLISECONDS)
          || System.nanoTime() - end > 0) {
        throw new IOException(
            "Prometheus does not read the service, which said:\n" + chain.service.said());
      }
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
  private void say(String format, Object... values) {
    double seconds = (System.nanoTime() - start) / 1e9;
    String text = String.format(Locale.ROOT, format, values);
    System.out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, text);
  }
}
