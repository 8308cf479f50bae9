// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

import io.acceptq.examples.integrations.grafana.ConsoleScreenshot;
import io.acceptq.examples.integrations.grafana.DashboardQuery;
import io.acceptq.examples.integrations.process.LoopbackHttp;
import io.acceptq.examples.integrations.process.ProcessScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program behind {@code run.sh}. It overloads a service until the kernel drops connections,
 * then expects one page, and one resolved message after the load is normal again. It fails if the
 * page comes late or twice, or does not name the listener and the cause.
 */
final class AlertingRun {
  private static final int NORMAL_RATE = 20;
  private static final int OVERLOAD_RATE = 80;
  private static final double MAX_PAGE_SECONDS = 15;

  /** Long enough for data on the dashboard, and for a second page, which would be an error. */
  private static final long OVERLOAD_SECONDS = 30;

  private static final long RECOVERY_SECONDS = 240;
  private static final String DASHBOARD = "examples/integrations/grafana/dashboard.json";

  private final long start = System.nanoTime();
  private final Path root;
  private final Path picture; // null for none
  private final WebhookReceiver webhook;
  private final ProcessScope scope;
  private final AlertingStack stack;

  private AlertingRun(Path root, Path picture, WebhookReceiver webhook, ProcessScope scope)
      throws IOException, InterruptedException {
    this.root = root;
    this.picture = picture;
    this.webhook = webhook;
    this.scope = scope;
    print("starting a service under acceptq and the JMX exporter, Prometheus, Alertmanager");
    this.stack = new AlertingStack(root, webhook.port(), scope);
  }

  /** Arguments: the root of the checkout, {@code --stay}, {@code --picture FILE}. */
  public static void main(String[] args) throws Exception {
    Thread.currentThread()
        .setUncaughtExceptionHandler((main, e) -> System.err.println("run.sh: " + e.getMessage()));
    List<String> options = new ArrayList<>(List.of(args));
    Path root = Path.of(options.remove(0)).toRealPath();
    boolean stay = options.remove("--stay");
    int option = options.indexOf("--picture");
    Path picture = option < 0 ? null : Path.of(options.get(option + 1));
    try (ProcessScope scope = new ProcessScope();
        WebhookReceiver webhook = new WebhookReceiver()) {
      AlertingRun run = new AlertingRun(root, picture, webhook, scope);
      run.run();
      if (stay) {
        run.print("all programs keep running; press Enter to stop them");
        int ignored = System.in.read();
      }
    }
  }

  private void run() throws Exception {
    print(
        "  service       127.0.0.1:%d, accepts at most %d connections/s",
        stack.servicePort, AlertedService.ACCEPTS_PER_SECOND);
    print("  metrics       %s", LoopbackHttp.url(stack.metricsPort, "/metrics"));
    print("  alerts        %s", stack.prometheus.url("/alerts"));
    print("  dashboard     %s", stack.prometheus.url("/consoles/acceptq.html"));
    print("  Alertmanager  %s", LoopbackHttp.url(stack.alertmanagerPort, "/"));
    try (PacedClients clients = new PacedClients(stack.servicePort, NORMAL_RATE)) {
      print("normal load: %d connections/s", NORMAL_RATE);
      awaitScrapes(3);
      if (clients.firstDropped().isDone() || webhook.nextPage(0) != null) {
        throw new IOException("a connection was dropped, or a page sent, before the overload");
      }
      print("overload: %d connections/s", OVERLOAD_RATE);
      clients.setRate(OVERLOAD_RATE);
      overload(clients);
      print("normal load: %d connections/s", NORMAL_RATE);
      clients.setRate(NORMAL_RATE);
      recover();
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    int queries = DashboardQuery.runAll(root.resolve(DASHBOARD), stack.prometheus, seconds);
    print("all %d queries of %s have data", queries, DASHBOARD);
  }

  private void overload(PacedClients clients) throws Exception {
    long dropped = clients.firstDropped().get(30, TimeUnit.SECONDS);
    print("first connection dropped by the kernel; the service logs nothing");
    WebhookReceiver.Message page = webhook.nextPage(60);
    if (page == null || !page.isFiring()) {
      throw new IOException("no page was sent; received: " + page);
    }
    double seconds = (page.nanos() - dropped) / 1e9;
    print("page received:\n\n%s\n", page.text().indent(4).stripTrailing());
    print("from the first dropped connection to the page: %.1f s", seconds);
    if (!page.text().contains("drops connections at 127.0.0.1:" + stack.servicePort)) {
      throw new IOException("the page does not name the listener");
    }
    if (seconds > MAX_PAGE_SECONDS) {
      throw new IOException("the page took longer than " + MAX_PAGE_SECONDS + " s");
    }
    long left = OVERLOAD_SECONDS - TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - dropped);
    WebhookReceiver.Message second = webhook.nextPage(Math.max(1, left));
    if (second != null) {
      throw new IOException("a second page was sent for one incident: " + second.body());
    }
    if (picture != null) {
      ConsoleScreenshot.take(stack.prometheus, scope.directory, picture);
      print("screenshot of the dashboard: %s", picture);
    }
  }

  private void recover() throws Exception {
    print(
        "waiting until the alert is resolved: 1 min without drops, then keep_firing_for (%s here)",
        AlertingConfiguration.KEEP_FIRING_FOR);
    WebhookReceiver.Message resolved = webhook.nextPage(RECOVERY_SECONDS);
    if (resolved == null || resolved.isFiring()) {
      throw new IOException("no resolved message was sent; received: " + resolved);
    }
    print("resolved message received:\n\n%s\n", resolved.text().indent(4).stripTrailing());
    if (!resolved.text().contains("ACCEPT_LOOP_SLOW")) {
      throw new IOException("the resolved message does not name the cause");
    }
  }

  /** Returns once Prometheus has scraped the service this often. */
  private void awaitScrapes(int count) throws IOException, InterruptedException {
    var query = Map.of("query", "count_over_time(acceptq_monitor_samples_total[1m])");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (stack.prometheus.api("query", query).at("/result/0/value/1").asInt() < count) {
      if (stack.service.process.waitFor(200, TimeUnit.MILLISECONDS)
          || System.nanoTime() - end > 0) {
        throw new IOException(
            "Prometheus does not scrape the service; the service's stderr:\n"
                + stack.service.stderr());
      }
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
  private void print(String format, Object... values) {
    double seconds = (System.nanoTime() - start) / 1e9;
    String text = String.format(Locale.ROOT, format, values);
    System.out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, text);
  }
}
