// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The instructions that turn a {@code java.io.FileDescriptor} into its number. */
final class FileDescriptorCode {
  /** Type descriptor of {@code java.io.FileDescriptor}. */
  static final String TYPE = "Ljava/io/FileDescriptor;";

  /** Internal name of the class that woven code calls. */
  static final String HOOKS = "io/acceptq/boot/Hooks";

  private FileDescriptorCode() {}

  /** Replaces a FileDescriptor by its number; null, which fdVal does not accept, by -1. */
  static void toInt(MethodVisitor code) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, "orNone", "(" + TYPE + ")" + TYPE, false);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, "sun/nio/ch/IOUtil", "fdVal", "(" + TYPE + ")I", false);
  }
}
