// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.ServerSocketChannel;

/** Opens listeners one after another on the same descriptor; each must start at zero. */
public final class DescriptorReuse {
  public static void main(String[] args) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    for (int round = 0; round < 3; round++) {
      ServerSocket socket = new ServerSocket(0, 5, any.getAddress());
      WovenProgram.connect(socket.getLocalPort(), 1);
      socket.accept().close();
      WovenProgram.report("socket");
      socket.close();

      ServerSocketChannel channel = ServerSocketChannel.open().bind(any, 6);
      WovenProgram.connect(ServerSocketChannels.port(channel), 2);
      channel.accept().close();
      channel.accept().close();
      WovenProgram.report("channel");
      channel.close();

      AsynchronousServerSocketChannel asynchronous =
          AsynchronousServerSocketChannel.open().bind(any, 7);
      WovenProgram.report("asynchronous");
      asynchronous.close();
      WovenProgram.report("none");
    }
    WovenProgram.end();
  }
}
