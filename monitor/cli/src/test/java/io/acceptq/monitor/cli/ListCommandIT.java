// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.CommandRun;
import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.LiveTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged {@code acceptq list}, with real processes in a network namespace of their own. */
@LiveTest
class ListCommandIT {
  @TempDir Path folder;
  private IsolatedHost host;

  @BeforeEach
  void open() throws Exception {
    host = new IsolatedHost(folder);
  }

  @AfterEach
  void close() throws Exception {
    host.close();
  }

  @ParameterizedTest
  @MethodSource("io.acceptq.testing.JavaHomes#features")
  void namesEveryJavaProcess(int feature) throws Exception {
    TestProcess service = host.startService(feature, List.of(), "7", "100");
    String table = list();
    assertThat(table).startsWith("ADDRESS");
    for (int i = 0; i < 2; i++) {
      assertThat(row(table, "127.0.0.1:" + service.startLines.get(i)))
          .matches("\\S+ +0/(7|100) +- +- +" + service.pid() + "  root +java ListeningService");
    }
    assertThat(table).doesNotContain("FULL", "cannot inspect");
  }

  @Test
  void agreesWithSs() throws Exception {
    TestProcess service = host.startService(17, List.of(), "1", "0", "50", "9999999");
    host.connect(service.startLines.get(0), 2);
    host.connect(service.startLines.get(2), 5);
    assertThat(ss()).containsValues("2/1", "0/50", "5/50", "0/" + somaxconn());
    assertThat(queues(list())).isEqualTo(ss());
  }

  @Test
  void marksAFullQueue() throws Exception {
    TestProcess service = host.startService(17, List.of(), "1", "2");
    host.connect(service.startLines.get(0), 2);
    host.connect(service.startLines.get(1), 2);
    String table = list();
    assertThat(row(table, "127.0.0.1:" + service.startLines.get(0))).contains(" 2/1  FULL ");
    assertThat(row(table, "127.0.0.1:" + service.startLines.get(1))).contains(" 2/2 ");
    assertThat(table).containsOnlyOnce("FULL ").contains("1 accept queue is FULL");
  }

  @Test
  void namesAServerThatIsNotAJvmAndCountsItsWorkers() throws Exception {
    Path config = folder.resolve("nginx.conf");
    Files.writeString(
        config,
        """
        user root;
        pid %1$s/pid;
        error_log %1$s/error.log;
        worker_processes 2;
        events {}
        http { access_log off; server { listen 127.0.0.1:7080; return 200; } }
        """
            .formatted(folder));
    Process nginx =
        new ProcessBuilder(
                host.namespace.inside(
                    List.of("nginx", "-c", config.toString(), "-g", "daemon off;")))
            .inheritIO()
            .start();
    try {
      IsolatedHost.await()
          .untilAsserted(
              () ->
                  assertThat(row(list(), "127.0.0.1:7080"))
                      .matches("\\S+ +0/511 +- +- +" + nginx.pid() + "  root +nginx \\(\\+2\\)"));
    } finally {
      nginx.destroy();
      nginx.waitFor();
    }
  }

  @Test
  void printsJsonForPrograms() throws Exception {
    TestProcess service = host.startService(17, List.of(), "3");
    CommandRun done = host.acceptq("list", "--json");
    assertThat(done.status()).isZero();
    assertThat(done.err()).isEmpty();
    assertThat(done.out().replaceAll("(\"(time|networkNamespace)\": \")[^\"]+", "$1"))
        .isEqualTo(
            """
            {
              "format": 1,
              "time": "",
              "source": "NETLINK",
              "sourceNote": null,
              "networkNamespace": "",
              "somaxconn": SOMAXCONN,
              "listenOverflows": 0,
              "listenDrops": 0,
              "listeners": [
                {
                  "address": "127.0.0.1:PORT",
                  "host": "127.0.0.1",
                  "port": PORT,
                  "inode": INODE,
                  "queueLength": 0,
                  "limit": 3,
                  "full": false,
                  "requestedBacklog": null,
                  "overflows": null,
                  "overflowAttribution": null,
                  "socketDrops": 0,
                  "api": null,
                  "processes": [
                    {
                      "pid": PID,
                      "name": "java",
                      "user": "root",
                      "command": [
                        "JAVA",
                        "-cp",
                        "CLASSES",
                        "ListeningService",
                        "3"
                      ]
                    }
                  ]
                }
              ],
              "notes": []
            }
            """
                .replace("SOMAXCONN", somaxconn())
                .replace("PORT", service.startLines.get(0))
                .replace("INODE", inode())
                .replace("PID", service.pid())
                .replace("JAVA", JavaHomes.java(17).toString())
                .replace("CLASSES", folder.toString()));
  }

  @Test
  void listsUnixDomainSocketsOnRequest() throws Exception {
    Path path = folder.resolve("app\u001b[31m.sock");
    List<String> command = CompiledPrograms.java(17, folder, "UnixListener");
    command.add(path.toString());
    TestProcess service = host.start(command);
    String name = "unix:" + path.toString().replace('\u001b', '?');
    assertThat(row(host.acceptq("list", "--unix").out(), name))
        .contains(" 2/1  FULL ", " " + service.pid() + "  root  java UnixListener");
    assertThat(list()).startsWith("No listening sockets in this network namespace.\n");
    assertThat(host.acceptq("list", "-u", "--json").out())
        .contains("\"address\": \"unix:" + path.toString().replace("\u001b", "\\u001b"));
  }

  @Test
  void showsWholeCommandLinesOnRequest() throws Exception {
    TestProcess service = host.startService(17, List.of("-Dwide=1"), "3");
    assertThat(row(host.acceptq("list", "--wide").out(), "127.0.0.1:" + service.startLines.get(0)))
        .endsWith("  " + JavaHomes.java(17) + " -Dwide=1 -cp " + folder + " ListeningService 3");
  }

  @Test
  void reportsThatThereAreNoListeners() throws Exception {
    assertThat(list()).startsWith("No listening sockets in this network namespace.\n");
  }

  @Test
  void countsListenersOfProcessesThatItCannotInspect() throws Exception {
    host.startService(17, List.of(), "1");
    CommandRun done = host.acceptqAsNobody("list");
    assertThat(done.err()).isEmpty();
    assertThat(done.out())
        .containsPattern("127.0.0.1:\\d+ +0/1 +- +- +- +- +-\n")
        .contains(
            "1 listener belongs to processes this user cannot inspect; run as root to see it.\n");
  }

  private String list() throws Exception {
    CommandRun done = host.acceptq("list");
    assertThat(done.err()).isEmpty();
    assertThat(done.status()).isZero();
    return done.out();
  }

  private String somaxconn() throws IOException {
    return host.run(List.of("cat", "/proc/sys/net/core/somaxconn")).out().trim();
  }

  private String inode() throws Exception {
    String out = host.run(List.of("ss", "-Hltne")).out();
    return matches(out, "()ino:(\\d+)").get("");
  }

  private static String row(String table, String address) {
    return table
        .lines()
        .filter(line -> line.startsWith(address + " "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + address + " in\n" + table));
  }

  private static Map<String, String> queues(String table) {
    return matches(table, "(?m)^(\\S+:\\d+) +(\\d+/\\d+) ");
  }

  private Map<String, String> ss() throws Exception {
    String out = host.run(List.of("ss", "-Hltn")).out().replaceAll("\\[::ffff:(.*?)\\]", "$1");
    return matches(
        out.replaceAll("(?m)^LISTEN +(\\d+) +(\\d+) +(\\S+).*", "$3 $1/$2 "),
        "(\\S+) (\\d+/\\d+) ");
  }

  private static Map<String, String> matches(String text, String pattern) {
    Map<String, String> found = new TreeMap<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2));
    }
    return found;
  }
}
