// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.CLOSING_RESULT;

/**
 * Where Netty's native transports close. Before close(2), and before io_uring asks its ring to do
 * it, each asks {@code markClosed} whether it is the first to close; only then the descriptor is
 * still its own.
 */
final class NettyDescriptorTarget extends Target {
  static final String SUFFIX = "/channel/unix/FileDescriptor";

  NettyDescriptorTarget(String name) {
    super(name, "fd", "I");
  }

  @Override
  HookPoint[][] shapes() {
    return new HookPoint[][] {{new HookPoint(CLOSING_RESULT, "markClosed()Z", null, 2)}};
  }
}
