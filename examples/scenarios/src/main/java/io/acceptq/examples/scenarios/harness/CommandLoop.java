// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The driven end: runs the commands that arrive on standard input, one per line, until the input
 * ends. {@link RemoteJvm} is the other end.
 *
 * <p>A request is the name of a command and its arguments, separated by tabs. The answer is any
 * number of lines, followed by {@link #DONE}, or by {@link #FAILED} and the reason. One {@code
 * DONE} without a request says that the JVM is ready.
 */
public final class CommandLoop {
  static final String DONE = ".";
  static final String FAILED = "!";

  private final Map<String, RemoteCommand> commands = new HashMap<>();

  /** Adds a command; later requests begin with its name. */
  public void add(String name, RemoteCommand command) {
    commands.put(name, command);
  }

  /** Answers requests on the calling thread; returns when the input ends. */
  public void run() throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    answer(out, List.of(), DONE);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      try {
        answer(out, run(Arrays.asList(line.split("\t", -1))), DONE);
      } catch (Exception e) {
        answer(out, List.of(), FAILED + line.replace('\t', ' ') + ": " + e);
      }
    }
  }

  private List<String> run(List<String> request) throws Exception {
    RemoteCommand command = commands.get(request.get(0));
    if (command == null) {
      throw new IllegalArgumentException("unknown command; known are " + commands.keySet());
    }
    return command.run(request.subList(1, request.size()));
  }

  private static void answer(PrintStream out, List<String> lines, String last) {
    lines.forEach(out::println);
    out.println(last.replace('\n', ' '));
    out.flush();
  }
}
