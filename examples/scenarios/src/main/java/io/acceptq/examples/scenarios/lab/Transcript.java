// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what an experiment does and sees. */
final class Transcript {
  private static final int ROWS = 7;
  private static final int WIDTH = 88;

  private final PrintStream out;
  private long start = System.nanoTime();

  Transcript(PrintStream out) {
    this.out = out;
  }

  void title(String text) {
    out.println();
    out.println(text);
    out.println("-".repeat(text.length()));
  }

  /** Prints what is done, or what follows from it. */
  void say(String text) {
    text.lines().forEach(out::println);
  }

  /** Sets the clock of {@link #event} to 0. */
  void startClock() {
    start = System.nanoTime();
  }

  /** Prints something that has just happened; returns the seconds on the clock. */
  double event(String text) {
    double seconds = (System.nanoTime() - start) / 1e9;
    out.println(String.format(Locale.ROOT, "  %7.3f s  %s", seconds, text));
    return seconds;
  }

  /** Prints the sockets of both hosts, and what acceptq reports. */
  void show(Testbed testbed, AcceptqState state) throws IOException {
    table("server", testbed.serverTable());
    table("client", testbed.clientTable());
    show(state);
  }

  void show(AcceptqState state) {
    String first = "acceptq";
    for (String line : state.toString().lines().toList()) {
      for (String piece : wrapped(line)) {
        out.println("  %-8s %s".formatted(first, piece));
        first = "";
      }
    }
  }

  /** Prints the value of an attribute that is a sentence. */
  void quote(String attribute, String sentence) {
    out.println("  acceptq's " + attribute + ":");
    wrapped(String.valueOf(sentence)).forEach(line -> out.println("           " + line));
  }

  private static List<String> wrapped(String line) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String word : line.split(" ", -1)) {
      if (piece.length() + word.length() > WIDTH) {
        pieces.add(piece.toString().stripTrailing());
        piece.setLength(0);
      }
      piece.append(word).append(' ');
    }
    pieces.add(piece.toString().stripTrailing());
    return pieces;
  }

  /** Prints the first rows, and the number of the others. */
  void table(String host, List<SocketRow> rows) {
    out.println("  %-8s %s".formatted(host, SocketRow.HEADER));
    if (rows.isEmpty()) {
      out.println("           (none)");
    }
    rows.stream().limit(ROWS).forEach(row -> out.println("           " + row));
    if (rows.size() > ROWS) {
      out.println("           and " + (rows.size() - ROWS) + " more");
    }
  }
}
