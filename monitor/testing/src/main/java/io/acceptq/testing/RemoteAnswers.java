// SPDX-License-Identifier: Apache-2.0
package io.acceptq.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The inner side of a {@link RemoteProgram}: answers commands until standard input ends. */
public final class RemoteAnswers {
  static final String END = ".";
  static final String FAILED = "!";

  /** Answers one command, given its words after the first, with lines. */
  public interface Answer {
    List<String> to(String[] words) throws Exception;
  }

  private RemoteAnswers() {}

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
        answer.to(Arrays.copyOfRange(words, 1, words.length)).forEach(out::println);
        out.println(END);
      } catch (Exception e) {
        out.println(FAILED + e);
      }
      out.flush();
    }
  }
}
