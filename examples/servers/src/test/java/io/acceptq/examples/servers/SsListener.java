// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queue length and limit of a listener as reported by {@code ss}, the reference. */
record SsListener(int queueLength, int limit) {
  private static final Pattern LINE = Pattern.compile("LISTEN +(\\d+) +(\\d+) +\\S+:\\d+ .*");

  static SsListener of(int port) throws IOException {
    Process ss = new ProcessBuilder("ss", "-ltnmHO", "sport = :" + port).start();
    List<String> lines = ss.inputReader(StandardCharsets.US_ASCII).lines().toList();
    Matcher line = LINE.matcher(String.join("|", lines));
    if (lines.size() != 1 || !line.matches()) {
      throw new IOException("one listener on " + port + " expected, ss reports " + lines);
    }
    return new SsListener(Integer.parseInt(line.group(1)), Integer.parseInt(line.group(2)));
  }
}
