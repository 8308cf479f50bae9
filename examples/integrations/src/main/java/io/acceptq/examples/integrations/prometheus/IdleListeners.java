// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that binds as many ports as its argument says, to which no client connects. It exits
 * when its standard input ends.
 */
final class IdleListeners {
  private IdleListeners() {}

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
