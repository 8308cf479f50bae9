// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The child-process side of a {@link Remote}: answers commands until standard input ends. */
public final class Answers {
  static final String END = ".";
  static final String FAILED = "!";

  /** A command: takes its words after the first, returns the lines of the answer. */
  public interface Answer {
    List<String> to(String[] words) throws Exception;
  }

  private Answers() {}

  /** Answers on the calling thread; an exception becomes the answer to its command. */
  public static void serve(Map<String, Answer> commands) throws IOException {
    PrintStream out = System.out;
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line;
    while ((line = in.readLine()) != null) {
      String[] words = line.split(" ", -1);
      Answer answer = commands.get(words[0]);
      try {
        if (answer == null) {
          throw new IllegalArgumentException("no such command");
        }
        answer.to(java.util.Arrays.copyOfRange(words, 1, words.length)).forEach(out::println);
        out.println(END);
      } catch (Exception e) {
        out.println(FAILED + e);
      }
      out.flush();
    }
  }
}
