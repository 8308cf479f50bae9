// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.ACCEPTED_DESCRIPTOR;
import static io.acceptq.agent.weave.HookKind.ACCEPT_FAILED_WITH;
import static io.acceptq.agent.weave.HookKind.LISTENING_RESULT;

/**
 * The sockets of Netty's native transports, which do not use {@code sun.nio.ch}: epoll and kqueue
 * listen and accept here, io_uring listens here. An empty queue is a result here, not an exception.
 */
final class NettySocketTarget extends Target {
  static final String SUFFIX = "/channel/unix/Socket";

  NettySocketTarget(String name) {
    super(name, "fd", "I");
  }

  @Override
  HookPoint[][] shapes() {
    return new HookPoint[][] {
      {
        new HookPoint(LISTENING_RESULT, "listen(I)V", "listen(II)I", 1),
        new HookPoint(ACCEPTED_DESCRIPTOR, "accept([B)I", "accept(I[B)I", 1),
        new HookPoint(ACCEPT_FAILED_WITH, "accept([B)I", "newIOException", 1),
      }
    };
  }
}
