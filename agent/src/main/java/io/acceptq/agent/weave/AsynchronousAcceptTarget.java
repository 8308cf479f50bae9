// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.ACCEPTED;
import static io.acceptq.agent.weave.HookKind.ACCEPT_FAILED;
import static io.acceptq.agent.weave.HookKind.CLOSING_ARGUMENT;

/**
 * The accepts of an {@code AsynchronousServerSocketChannel}: immediately, on the calling thread, or
 * when the poller reports a connection, on a thread of the channel group. The class catches its own
 * exceptions to pass them to the service's handler, so failures are counted where it catches them.
 */
final class AsynchronousAcceptTarget extends Target {
  private static final String ACCEPT =
      "accept("
          + FileDescriptorCode.TYPE
          + FileDescriptorCode.TYPE
          + "[Ljava/net/InetSocketAddress;)I";
  private static final String IMMEDIATE =
      "implAccept(Ljava/lang/Object;Ljava/nio/channels/CompletionHandler;)"
          + "Ljava/util/concurrent/Future;";
  private static final String WHEN_POLLED = "onEvent(IZ)V";

  AsynchronousAcceptTarget() {
    super("sun/nio/ch/UnixAsynchronousServerSocketChannelImpl", "fdVal", "I");
  }

  @Override
  HookPoint[][] shapes() {
    return new HookPoint[][] {
      {
        new HookPoint(ACCEPTED, IMMEDIATE, ACCEPT, 1),
        new HookPoint(ACCEPT_FAILED, IMMEDIATE, null, 1),
        new HookPoint(ACCEPTED, WHEN_POLLED, ACCEPT, 1),
        new HookPoint(ACCEPT_FAILED, WHEN_POLLED, null, 1),
        new HookPoint(CLOSING_ARGUMENT, "implClose()V", "close", 1),
      }
    };
  }
}
