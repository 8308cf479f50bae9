// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.kubernetes.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The service of the pod: one port, as the Deployment has it. For each line of standard input, a
 * path, it prints what its metrics port answers to that, or below {@code /proc} what the file says,
 * and then {@code done}; ends with its input.
 */
public final class Shop {
  private Shop() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocket door = new ServerSocket(8080, 77)) {
      System.out.println("bound " + door.getLocalPort());
      BufferedReader paths =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      for (String path = paths.readLine(); path != null; path = paths.readLine()) {
        System.out.println(
            path.startsWith("/proc/") ? Files.readString(Path.of(path)) : answer(path));
        System.out.println("done");
      }
    }
  }

  private static String answer(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), 9404)) {
      socket
          .getOutputStream()
          .write(("GET " + path + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
