// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Emits the instructions that call {@code io.acceptq.boot.Hooks}: straight-line code that leaves
 * the operand stack as it found it.
 */
final class HookCode {
  /** Upper bound of the operands that a hook pushes on top of the method's own. */
  static final int STACK = 4;

  private static final String THROWABLE = "Ljava/lang/Throwable;";
  private static final String CLASS = "Ljava/lang/Class;";

  private final MethodVisitor code;
  private final Target target;
  private final String type;

  HookCode(MethodVisitor code, Target target) {
    this.code = code;
    this.target = target;
    this.type = target.name;
  }

  void before(HookKind kind) {
    switch (kind) {
      case LISTENING:
        code.visitInsn(Opcodes.DUP2);
        break;
      case ACCEPTED_BEFORE:
        code.visitInsn(Opcodes.ICONST_1);
        target.pushDescriptor(code);
        call("accepted", "(II)V");
        break;
      case CLOSING:
        target.pushDescriptor(code);
        call("closing", "(I)V");
        break;
      case UNCAUGHT_EXCEPTION:
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitVarInsn(Opcodes.ALOAD, 2);
        call("uncaughtException", "(Ljava/lang/Thread;" + THROWABLE + ")V");
        break;
      case CLOSING_ARGUMENT:
        code.visitInsn(Opcodes.DUP);
        FileDescriptorCode.toInt(code);
        call("closing", "(I)V");
        break;
      case CLOSING_RESULT:
        code.visitInsn(Opcodes.DUP);
        target.pushDescriptor(code);
        call("closing", "(II)V");
        break;
      default:
        break;
    }
  }

  void after(HookKind kind) {
    switch (kind) {
      case ACCEPTED:
        code.visitInsn(Opcodes.DUP);
        target.pushDescriptor(code);
        call("accepted", "(II)V");
        break;
      case ACCEPTED_DESCRIPTOR:
        code.visitInsn(Opcodes.DUP);
        target.pushDescriptor(code);
        call("acceptedDescriptor", "(II)V");
        break;
      case ACCEPTED_ALWAYS:
        code.visitInsn(Opcodes.ICONST_1);
        target.pushDescriptor(code);
        call("accepted", "(II)V");
        break;
      case ACCEPT_FAILED_WITH:
        code.visitInsn(Opcodes.DUP);
        acceptFailed();
        break;
      case LISTENING:
        code.visitInsn(Opcodes.SWAP);
        FileDescriptorCode.toInt(code);
        code.visitInsn(Opcodes.SWAP);
        code.visitLdcInsn(Type.getObjectType(type));
        call("listening", "(II" + CLASS + ")V");
        break;
      case LISTENING_ALWAYS:
        target.pushDescriptor(code);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitLdcInsn(Type.getObjectType(type));
        call("listening", "(II" + CLASS + ")V");
        break;
      case LISTENING_RESULT:
        code.visitInsn(Opcodes.DUP);
        target.pushDescriptor(code);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, "java/lang/Object", "getClass", "()" + CLASS, false);
        call("listening", "(III" + CLASS + ")V");
        break;
      default:
        break;
    }
  }

  /** {@code variable} is the local variable that holds the exception. */
  void acceptFailed(int variable) {
    code.visitVarInsn(Opcodes.ALOAD, variable);
    acceptFailed();
  }

  private void acceptFailed() {
    target.pushDescriptor(code);
    call("acceptFailed", "(" + THROWABLE + "I)V");
  }

  private void call(String hook, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, FileDescriptorCode.HOOKS, hook, descriptor, false);
  }
}
