// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.CLOSING_RESULT;

/**
 * The close of Netty's native transports. Before close(2), and before io_uring submits the close to
 * its ring, each transport calls {@code markClosed}, which returns true to the first caller only:
 * until then the descriptor belongs to the object.
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
