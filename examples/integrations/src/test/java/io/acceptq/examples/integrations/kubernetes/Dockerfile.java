// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of the image that docker/Dockerfile builds.
 *
 * @param files of the checkout, by their path in the image
 * @param user that it runs as, {@code UID:GID}
 */
record Dockerfile(Map<String, Path> files, String user) {
  private static final Path ROOT = Path.of("../..");

  static Dockerfile read() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    String user = "root";
    for (String line : Files.readAllLines(Path.of("docker/Dockerfile"))) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "COPY" -> files.put(words[2], ROOT.resolve(words[1]));
        case "USER" -> user = words[1];
        case "FROM", "#", "" -> {}
        default -> throw new IOException("unexpected line: " + line);
      }
    }
    return new Dockerfile(files, user);
  }
}
