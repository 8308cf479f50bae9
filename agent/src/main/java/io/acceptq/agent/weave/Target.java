// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A type that is woven: its name, where its objects keep the descriptor, and for each known shape
 * of the class the table of its hook points. It is woven whole or not at all.
 */
abstract class Target {
  static final String DESCRIPTOR = "Ljava/io/FileDescriptor;";

  /** Internal name, {@code sun/nio/ch/…}. */
  final String name;

  /** The field that leads to the descriptor, and its type. */
  final String field;

  final String fieldType;

  /** What became of it, in the words of the {@code Targets} attribute. */
  volatile String state = "waiting";

  Target(String name, String field, String fieldType) {
    this.name = name;
    this.field = field;
    this.fieldType = fieldType;
  }

  /** One table for each shape the class has had; one of them must fit. */
  abstract HookPoint[][] shapes();

  /** Pushes the number of the object's descriptor; below 0 it is none. */
  void pushDescriptor(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, name, field, fieldType);
    if (fieldType.equals(DESCRIPTOR)) {
      HookCode.toInt(code);
    }
  }
}
