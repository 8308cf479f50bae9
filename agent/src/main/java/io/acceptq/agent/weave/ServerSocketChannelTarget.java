// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.ACCEPTED;
import static io.acceptq.agent.weave.HookKind.ACCEPT_FAILED;
import static io.acceptq.agent.weave.HookKind.CLOSING;
import static io.acceptq.agent.weave.HookKind.CLOSING_ARGUMENT;
import static io.acceptq.agent.weave.HookKind.LISTENING;

/**
 * {@code ServerSocketChannel}, its {@code socket()} adaptor and its Unix domain form. Woven where
 * the result of accept(2) comes back, below both {@code accept} and the adaptor's {@code
 * blockingAccept}, so that each connection passes exactly once whatever the service called; and at
 * the native closes, since a channel registered with a selector listens on after its {@code
 * close()} until the selector lets go of it.
 */
final class ServerSocketChannelTarget extends Target {
  private static final String ACCEPT = "accept()Ljava/nio/channels/SocketChannel;";
  private static final String BLOCKING_ACCEPT =
      "blockingAccept(J)Ljava/nio/channels/SocketChannel;";

  ServerSocketChannelTarget() {
    super("sun/nio/ch/ServerSocketChannelImpl", "fdVal", "I");
  }

  @Override
  HookPoint[][] shapes() {
    String netBind = "(Ljava/net/SocketAddress;I)Ljava/net/SocketAddress;";
    String accept8 = "accept(" + DESCRIPTOR + DESCRIPTOR + "[Ljava/net/InetSocketAddress;)I";
    return new HookPoint[][] {
      { // 16 and later
        new HookPoint(LISTENING, "netBind" + netBind, "listen", 1),
        new HookPoint(LISTENING, "unixBind" + netBind, "listen", 1),
        new HookPoint(ACCEPTED, ACCEPT, "implAccept", 2),
        new HookPoint(ACCEPT_FAILED, ACCEPT, null, 1),
        new HookPoint(ACCEPTED, BLOCKING_ACCEPT, "implAccept", 2),
        new HookPoint(ACCEPT_FAILED, BLOCKING_ACCEPT, null, 1),
        new HookPoint(CLOSING, "implCloseBlockingMode()V", "preClose", 1),
        new HookPoint(CLOSING_ARGUMENT, "tryClose()Z", "close", 1),
      },
      { // 8 to 12
        new HookPoint(
            LISTENING,
            "bind(Ljava/net/SocketAddress;I)Ljava/nio/channels/ServerSocketChannel;",
            "listen",
            1),
        new HookPoint(ACCEPTED, ACCEPT, accept8, 1),
        new HookPoint(ACCEPT_FAILED, ACCEPT, null, 1),
        new HookPoint(CLOSING, "implCloseSelectableChannel()V", "preClose", 1),
        new HookPoint(CLOSING_ARGUMENT, "kill()V", "close", 1),
      }
    };
  }
}
