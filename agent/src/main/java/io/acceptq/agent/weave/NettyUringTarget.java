// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.ACCEPTED_BEFORE;
import static io.acceptq.agent.weave.HookKind.ACCEPT_FAILED_WITH;
import static io.acceptq.agent.weave.HookKind.REQUIRED_CALL;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Netty's io_uring transport: the kernel accepts, and Java reads one completion for each connection
 * from the ring, multishot or not. Cancelled accepts and an empty queue are completions too and are
 * not failures; a failure is where an exception is created.
 */
final class NettyUringTarget extends Target {
  static final String SUFFIX = "ringServerChannel$UringServerChannelUnsafe";

  private static final String PACKAGE = "/channel/uring/";

  private final String channel;
  private final String socketType;

  NettyUringTarget(String name) {
    super(name, "this$0", "L" + channel(name) + ";");
    this.channel = channel(name);
    this.socketType = root(name) + "/channel/unix/FileDescriptor";
  }

  private static String channel(String name) {
    return name.substring(0, name.indexOf('$'));
  }

  /** The prefix of Netty's own packages; the former incubator had one more level. */
  private static String root(String name) {
    int end = name.indexOf(PACKAGE);
    String root = end < 0 ? name : name.substring(0, end);
    return root.endsWith("/incubator")
        ? root.substring(0, root.length() - "/incubator".length())
        : root;
  }

  @Override
  HookPoint[][] shapes() {
    return new HookPoint[][] {
      {
        new HookPoint(REQUIRED_CALL, "scheduleRead0", "fd()L" + socketType + ";", 1),
        new HookPoint(REQUIRED_CALL, "scheduleRead0", "intValue()I", 1),
        new HookPoint(ACCEPTED_BEFORE, "readComplete0", "newChildChannel", 1),
        new HookPoint(ACCEPT_FAILED_WITH, "readComplete0", "newIOException", 1),
      }
    };
  }

  @Override
  void pushDescriptor(MethodVisitor code) {
    super.pushDescriptor(code);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, channel, "fd", "()L" + socketType + ";", false);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, socketType, "intValue", "()I", false);
  }
}
