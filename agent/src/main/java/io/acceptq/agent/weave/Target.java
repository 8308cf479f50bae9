// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A class to be woven: its name, the field of its objects that holds the descriptor, and a table of
 * hook points for each known shape of the class, that is, for each form it has had in releases of
 * the JDK or of Netty. A class is woven completely or not at all.
 */
abstract class Target {
  /** Internal name, {@code sun/nio/ch/…}. */
  final String name;

  /** The field that holds the descriptor or leads to it, and the type of the field. */
  final String field;

  final String fieldType;

  /** As in the attribute {@code Targets}; see {@link WeavingTransformer#targets}. */
  volatile String state = "waiting";

  Target(String name, String field, String fieldType) {
    this.name = name;
    this.field = field;
    this.fieldType = fieldType;
  }

  /** One table for each shape of the class; one of them must match. */
  abstract HookPoint[][] shapes();

  /** Emits code that pushes the number of the object's descriptor; negative if it has none. */
  void pushDescriptor(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, name, field, fieldType);
    if (fieldType.equals(FileDescriptorCode.TYPE)) {
      FileDescriptorCode.toInt(code);
    }
  }
}
