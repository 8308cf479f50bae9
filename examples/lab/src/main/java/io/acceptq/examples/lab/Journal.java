// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import io.acceptq.examples.lab.machine.SocketRow;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an experiment tells what it does and what it sees. */
final class Journal {
  private static final int ROWS = 7;
  private static final int WIDTH = 88;

  private final PrintStream out;
  private long start = System.nanoTime();

  Journal(PrintStream out) {
    this.out = out;
  }

  void title(String text) {
    out.println();
    out.println(text);
    out.println("-".repeat(text.length()));
  }

  /** What is done, or what follows from it. */
  void say(String text) {
    text.lines().forEach(out::println);
  }

  /** From here the times of {@link #event} count. */
  void clock() {
    start = System.nanoTime();
  }

  /** Something that happened just now; answers the seconds on the clock. */
  double event(String text) {
    double seconds = (System.nanoTime() - start) / 1e9;
    out.println(String.format(Locale.ROOT, "  %7.3f s  %s", seconds, text));
    return seconds;
  }

  /** Both machines' sockets, and what acceptq says. */
  void show(Bench bench, Verdict verdict) throws IOException {
    table("server", bench.serverTable());
    table("client", bench.clientTable());
    show(verdict);
  }

  void show(Verdict verdict) {
    String first = "acceptq";
    for (String line : verdict.toString().lines().toList()) {
      for (String piece : wrapped(line)) {
        out.println("  %-8s %s".formatted(first, piece));
        first = "";
      }
    }
  }

  /** A sentence of acceptq's, by the name of its attribute. */
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

  /** The first rows, and how many more there are. */
  void table(String owner, List<SocketRow> rows) {
    out.println("  %-8s %s".formatted(owner, SocketRow.HEADER));
    if (rows.isEmpty()) {
      out.println("           (none)");
    }
    rows.stream().limit(ROWS).forEach(row -> out.println("           " + row));
    if (rows.size() > ROWS) {
      out.println("           and " + (rows.size() - ROWS) + " more");
    }
  }
}
