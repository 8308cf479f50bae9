// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.ACCEPTED;
import static io.acceptq.agent.weave.HookKind.ACCEPT_FAILED;
import static io.acceptq.agent.weave.HookKind.CLOSING_ARGUMENT;

/**
 * The accepts of an {@code AsynchronousServerSocketChannel}: at once, on the service's thread, or
 * when its poller reports one, on a thread of the group. It catches its own failures to hand them
 * to the service's handler, so they are met where it catches them.
 */
final class AsynchronousAcceptTarget extends Target {
  private static final String ACCEPT =
      "accept(" + DESCRIPTOR + DESCRIPTOR + "[Ljava/net/InetSocketAddress;)I";
  private static final String AT_ONCE =
      "implAccept(Ljava/lang/Object;Ljava/nio/channels/CompletionHandler;)"
          + "Ljava/util/concurrent/Future;";
  private static final String LATER = "onEvent(IZ)V";

  AsynchronousAcceptTarget() {
    super("sun/nio/ch/UnixAsynchronousServerSocketChannelImpl", "fdVal", "I");
  }

  @Override
  HookPoint[][] shapes() {
    return new HookPoint[][] {
      {
        new HookPoint(ACCEPTED, AT_ONCE, ACCEPT, 1),
        new HookPoint(ACCEPT_FAILED, AT_ONCE, null, 1),
        new HookPoint(ACCEPTED, LATER, ACCEPT, 1),
        new HookPoint(ACCEPT_FAILED, LATER, null, 1),
        new HookPoint(CLOSING_ARGUMENT, "implClose()V", "close", 1),
      }
    };
  }
}
