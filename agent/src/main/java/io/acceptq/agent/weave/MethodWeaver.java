// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import io.acceptq.agent.weave.HookPoint.Kind;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Weaves one method: calls to {@code io.acceptq.boot.Hooks} before, after and around calls. */
final class MethodWeaver extends MethodVisitor {
  private static final String HOOKS = "io/acceptq/boot/Hooks";

  /** What the woven code needs on top of the method's own operands. */
  private static final int MORE_STACK = 4;

  private final ClassWeaver type;
  private final String method;

  /** The exception table: start, end and handler of each entry. */
  private final List<Label[]> ranges = new ArrayList<>();

  private final List<Label> passed = new ArrayList<>();
  private final List<Label> failureHandlers = new ArrayList<>();
  private boolean atFailureHandler;
  private int caught = -1;

  MethodWeaver(MethodVisitor next, ClassWeaver type, String method) {
    super(Opcodes.ASM9, next);
    this.type = type;
    this.method = method;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (type.take(Kind.CLOSING_ENTRY, method, null, null) != null) {
      closing();
    }
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String exception) {
    ranges.add(new Label[] {start, end, handler});
    super.visitTryCatchBlock(start, end, handler, exception);
  }

  @Override
  public void visitLabel(Label label) {
    super.visitLabel(label);
    passed.add(label);
    if (failureHandlers.contains(label)) {
      atFailureHandler = true;
    }
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    // Not directly at the handler: javac lets a handler cover its own first instruction.
    if (caught >= 0 && type.take(Kind.ACCEPT_FAILED, method, null, null) != null) {
      super.visitVarInsn(Opcodes.ALOAD, caught);
      descriptor();
      hook("acceptFailed", "(Ljava/lang/Throwable;I)V");
    }
    caught = -1;
    super.visitVarInsn(opcode, variable);
    if (atFailureHandler && opcode == Opcodes.ASTORE) {
      caught = variable;
      atFailureHandler = false;
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (owner.equals(type.className())) {
      type.sawField(name, descriptor);
    }
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    boolean listening = type.take(Kind.LISTENING, method, name, descriptor) != null;
    if (listening) {
      super.visitInsn(Opcodes.DUP2);
    } else if (type.take(Kind.CLOSING, method, name, descriptor) != null) {
      closing();
    } else if (type.take(Kind.CLOSING_ARGUMENT, method, name, descriptor) != null) {
      super.visitInsn(Opcodes.DUP);
      toInt();
      hook("closing", "(I)V");
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (listening) {
      super.visitInsn(Opcodes.SWAP);
      toInt();
      super.visitInsn(Opcodes.SWAP);
      super.visitLdcInsn(Type.getObjectType(type.className()));
      hook("listening", "(IILjava/lang/Class;)V");
    } else {
      after(name, descriptor);
    }
  }

  private void after(String name, String descriptor) {
    if (type.take(Kind.ACCEPTED, method, name, descriptor) != null) {
      super.visitInsn(Opcodes.DUP);
      descriptor();
      hook("accepted", "(II)V");
      markHandler();
    } else if (type.take(Kind.ACCEPTED_ALWAYS, method, name, descriptor) != null) {
      super.visitInsn(Opcodes.ICONST_1);
      descriptor();
      hook("accepted", "(II)V");
      markHandler();
    } else if (type.take(Kind.LISTENING_FIELD, method, name, descriptor) != null) {
      descriptor();
      super.visitVarInsn(Opcodes.ILOAD, 1);
      super.visitLdcInsn(Type.getObjectType(type.className()));
      hook("listening", "(IILjava/lang/Class;)V");
    }
  }

  /** The first entry of the exception table that covers a call is the innermost. */
  private void markHandler() {
    for (Label[] range : ranges) {
      if (passed.contains(range[0]) && !passed.contains(range[1])) {
        failureHandlers.add(range[2]);
        return;
      }
    }
  }

  private void closing() {
    descriptor();
    hook("closing", "(I)V");
  }

  /** Pushes the number of the object's own descriptor, or -1 if it has none. */
  private void descriptor() {
    Target target = type.target();
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitFieldInsn(Opcodes.GETFIELD, type.className(), target.field, target.fieldType);
    if (target.fieldType.equals(Target.DESCRIPTOR)) {
      toInt();
    }
  }

  private void toInt() {
    // fdVal reads a field of its argument in native code: null would end the JVM.
    hook("orNone", "(" + Target.DESCRIPTOR + ")" + Target.DESCRIPTOR);
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, "sun/nio/ch/IOUtil", "fdVal", "(" + Target.DESCRIPTOR + ")I", false);
  }

  private void hook(String name, String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, name, descriptor, false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + MORE_STACK, maxLocals);
  }
}
