// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;

/** A service that binds and accepts before the agent is attached, and again afterwards. */
public final class RunningService {
  public static void main(String[] args) throws Exception {
    ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    ServerSocketChannel channel = ServerSocketChannels.bind(6);
    accept(socket, channel, 1);
    System.out.println("ready");
    WovenProgram.await("the agent", RunningService::isAttached);
    WovenProgram.report("attached");
    accept(socket, channel, 3);
    WovenProgram.report("accepted");
    ServerSocket later = new ServerSocket(0, 7, InetAddress.getLoopbackAddress());
    socket.close();
    channel.close();
    WovenProgram.report("bound later");
    later.close();
    WovenProgram.report("closed");
    WovenProgram.end();
    // The test attaches once more, then closes stdin.
    while (System.in.read() >= 0) {
      // Until end of file.
    }
  }

  private static void accept(ServerSocket socket, ServerSocketChannel channel, int clients)
      throws Exception {
    WovenProgram.connect(socket.getLocalPort(), clients);
    WovenProgram.connect(ServerSocketChannels.port(channel), clients);
    for (int i = 0; i < clients; i++) {
      socket.accept().close();
      channel.accept().close();
    }
  }

  /** The agent sets the sampler thread last. */
  private static boolean isAttached() throws Exception {
    try {
      return Class.forName("io.acceptq.boot.Hooks", true, null).getField("sampler").get(null)
          != null;
    } catch (ClassNotFoundException notYet) {
      return false;
    }
  }
}
