// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.ACCEPTED;
import static io.acceptq.agent.weave.HookKind.ACCEPT_FAILED;
import static io.acceptq.agent.weave.HookKind.CLOSING;
import static io.acceptq.agent.weave.HookKind.CLOSING_ARGUMENT;
import static io.acceptq.agent.weave.HookKind.LISTENING;

/**
 * {@code ServerSocketChannel}, its {@code socket()} adaptor and its Unix domain form. The accept
 * hooks are where accept(2) returns, below both {@code accept} and the adaptor's {@code
 * blockingAccept}, so that each connection is counted once whichever of them the service calls. The
 * close hooks are at the native closes, since a channel registered with a selector keeps listening
 * after {@code close()} until the selector deregisters it.
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
    String accept8 =
        "accept("
            + FileDescriptorCode.TYPE
            + FileDescriptorCode.TYPE
            + "[Ljava/net/InetSocketAddress;)I";
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
