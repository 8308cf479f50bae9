// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * A service with as many ports as its argument says, at which nobody knocks. Ends with its input.
 */
final class Listeners {
  private Listeners() {}

  public static void main(String[] args) throws IOException {
    List<ServerSocket> listeners = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      listeners.add(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }
    System.out.println("bound");
    int ignored = System.in.read();
    for (ServerSocket listener : listeners) {
      listener.close();
    }
  }
}
