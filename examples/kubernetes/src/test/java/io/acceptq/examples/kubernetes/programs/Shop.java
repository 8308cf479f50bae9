// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.kubernetes.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The service of the pod: one port, as the Deployment has it. For each line of standard input it
 * prints what its metrics port answers, and {@code done}; ends with its input.
 */
public final class Shop {
  private Shop() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocket door = new ServerSocket(8080, 77)) {
      System.out.println("bound " + door.getLocalPort());
      BufferedReader commands =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      while (commands.readLine() != null) {
        System.out.println(metrics());
        System.out.println("done");
      }
    }
  }

  private static String metrics() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), 9404)) {
      socket
          .getOutputStream()
          .write("GET /metrics HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
