// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code examples/docker/Dockerfile} puts into its image.
 *
 * @param files from the path in the image to the file of the checkout
 * @param user as whom it runs
 */
record Dockerfile(Map<String, Path> files, String user) {
  private static final Path ROOT = Path.of("../..");

  static Dockerfile read() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    String user = "root";
    for (String line : Files.readAllLines(ROOT.resolve("examples/docker/Dockerfile"))) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "COPY" -> files.put(words[2], ROOT.resolve(words[1]));
        case "USER" -> user = words[1];
        case "FROM", "#", "" -> {}
        default -> throw new IOException("what does it do with " + line + "?");
      }
    }
    return new Dockerfile(files, user);
  }
}
