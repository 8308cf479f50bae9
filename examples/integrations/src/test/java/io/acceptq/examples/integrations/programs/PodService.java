// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.programs;

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
 * The service in the pod of the Deployment: binds port 8080. For each line of standard input, a
 * path, it prints the content of that file below {@code /proc}, or else the answer of the pod's
 * metrics port to that path, and then {@code done}.
 */
public final class PodService {
  private PodService() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocket listener = new ServerSocket(8080, 77)) {
      System.out.println("bound " + listener.getLocalPort());
      BufferedReader paths =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      for (String path = paths.readLine(); path != null; path = paths.readLine()) {
        System.out.println(path.startsWith("/proc/") ? Files.readString(Path.of(path)) : get(path));
        System.out.println("done");
      }
    }
  }

  private static String get(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), 9404)) {
      socket
          .getOutputStream()
          .write(("GET " + path + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
