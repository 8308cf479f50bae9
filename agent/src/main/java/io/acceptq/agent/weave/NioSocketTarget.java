// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.ACCEPTED;
import static io.acceptq.agent.weave.HookKind.ACCEPT_FAILED;
import static io.acceptq.agent.weave.HookKind.CLOSING;
import static io.acceptq.agent.weave.HookKind.CLOSING_ARGUMENT;
import static io.acceptq.agent.weave.HookKind.LISTENING;

/**
 * {@code ServerSocket} from Java 13 on. Woven in its implementation and not in {@code
 * ServerSocket}, since subclasses of that (SSL, proxies) override {@code accept} and call {@code
 * implAccept} as they like, but all end here. The descriptor goes when the cleaner lets it go, at
 * {@code close()} or when the socket has been forgotten.
 */
final class NioSocketTarget extends Target {
  private static final String ACCEPT = "accept(Ljava/net/SocketImpl;)V";
  private static final String TIMED_ACCEPT =
      "timedAccept(" + DESCRIPTOR + DESCRIPTOR + "[Ljava/net/InetSocketAddress;J)I";

  NioSocketTarget() {
    super("sun/nio/ch/NioSocketImpl", "fd", DESCRIPTOR);
  }

  @Override
  HookPoint[][] shapes() {
    return new HookPoint[][] {
      {
        new HookPoint(LISTENING, "listen(I)V", "listen", 1),
        new HookPoint(ACCEPTED, ACCEPT, "accept", 2),
        new HookPoint(ACCEPT_FAILED, ACCEPT, null, 1),
        new HookPoint(ACCEPTED, TIMED_ACCEPT, "accept", 2),
        new HookPoint(CLOSING, "close()V", "preClose", 1),
        new HookPoint(CLOSING_ARGUMENT, "lambda$closerFor$0(" + DESCRIPTOR + ")V", "close", 1),
      }
    };
  }
}
