// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.ServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

/** An SSL server socket, whose accept returns before the TLS handshake. */
public final class SslServerSockets {
  public static void main(String[] args) throws Exception {
    ServerSocket server = SSLServerSocketFactory.getDefault().createServerSocket(0, 4);
    WovenProgram.connect(server.getLocalPort(), 3);
    for (int i = 0; i < 3; i++) {
      server.accept().close();
    }
    WovenProgram.report("ssl");
    server.close();
    WovenProgram.report("closed");
    WovenProgram.end();
  }
}
