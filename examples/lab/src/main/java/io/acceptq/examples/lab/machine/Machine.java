// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab.machine;

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
 * One of the two machines of an experiment: a JVM in a network namespace of its own that does what
 * its standard input says, a line at a time, and ends when the input ends. The namespace, and with
 * it every link, rule and setting, lives only as long: however the lab is ended, nothing stays.
 *
 * <p>A request is a word and its arguments, separated by tabs. The answer is any number of lines
 * and a last one of {@link #DONE}, or of {@link #FAILED} with the reason.
 */
public final class Machine {
  public static final String DONE = ".";
  public static final String FAILED = "!";

  private Machine() {}

  public static void main(String[] args) throws IOException {
    Map<String, Command> commands = new HashMap<>();
    Service.addTo(commands);
    Clients.addTo(commands);
    Crowd.addTo(commands);
    Programs.addTo(commands);
    Readings.addTo(commands);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    answer(out, List.of(), DONE);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      List<String> words = Arrays.asList(line.split("\t", -1));
      try {
        answer(out, commands.get(words.get(0)).run(words.subList(1, words.size())), DONE);
      } catch (Exception e) {
        answer(out, List.of(), FAILED + line.replace('\t', ' ') + ": " + e);
      }
    }
  }

  private static void answer(PrintStream out, List<String> lines, String last) {
    lines.forEach(out::println);
    out.println(last.replace('\n', ' '));
    out.flush();
  }
}
