// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.ACCEPTED_ALWAYS;
import static io.acceptq.agent.weave.HookKind.ACCEPT_FAILED;
import static io.acceptq.agent.weave.HookKind.CLOSING;
import static io.acceptq.agent.weave.HookKind.LISTENING_ALWAYS;

/**
 * {@code ServerSocket} up to Java 12, and up to Java 17 with {@code -Djdk.net.usePlainSocketImpl}.
 * The hooks are at the native calls, where the object's use count keeps the descriptor open.
 */
final class PlainSocketTarget extends Target {
  private static final String ACCEPT = "accept(Ljava/net/SocketImpl;)V";

  PlainSocketTarget() {
    super("java/net/AbstractPlainSocketImpl", "fd", FileDescriptorCode.TYPE);
  }

  @Override
  HookPoint[][] shapes() {
    return new HookPoint[][] {
      {
        new HookPoint(LISTENING_ALWAYS, "listen(I)V", "socketListen(I)V", 1),
        new HookPoint(ACCEPTED_ALWAYS, ACCEPT, "socketAccept(Ljava/net/SocketImpl;)V", 1),
        new HookPoint(ACCEPT_FAILED, ACCEPT, null, 1),
        new HookPoint(CLOSING, "close()V", "socketPreClose()V", 2),
        new HookPoint(CLOSING, "close()V", "socketClose()V", 2),
        new HookPoint(CLOSING, "releaseFD()V", "socketClose()V", 1),
      }
    };
  }
}
