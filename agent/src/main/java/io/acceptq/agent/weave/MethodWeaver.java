// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Weaves one method: inserts a hook at each place that the target's table names. */
final class MethodWeaver extends MethodVisitor {
  private final ShapeMatch match;
  private final String name;
  private final String descriptor;
  private final HookCode hooks;

  /** The exception table: start, end and handler of each entry. */
  private final List<Label[]> ranges = new ArrayList<>();

  private final List<Label> passed = new ArrayList<>();
  private final List<Label> failureHandlers = new ArrayList<>();
  private boolean atFailureHandler;
  private int caught = -1;

  MethodWeaver(
      MethodVisitor next, Target target, ShapeMatch match, String name, String descriptor) {
    super(Opcodes.ASM9, next);
    this.match = match;
    this.name = name;
    this.descriptor = descriptor;
    this.hooks = new HookCode(next, target);
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
    atFailureHandler |= failureHandlers.contains(label);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    // After the handler's first instruction, which javac may let the handler cover itself.
    if (caught >= 0 && match.take(HookKind.ACCEPT_FAILED, name, descriptor)) {
      hooks.acceptFailed(caught);
    }
    caught = -1;
    super.visitVarInsn(opcode, variable);
    if (atFailureHandler && opcode == Opcodes.ASTORE) {
      caught = variable;
      atFailureHandler = false;
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String field, String fieldType) {
    match.sawField(owner, field, fieldType);
    super.visitFieldInsn(opcode, owner, field, fieldType);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.IRETURN && match.take(HookKind.CLOSING_RESULT, name, descriptor)) {
      hooks.before(HookKind.CLOSING_RESULT);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
    HookKind kind = match.take(name, descriptor, called, calledDescriptor);
    if (kind != null) {
      hooks.before(kind);
    }
    super.visitMethodInsn(opcode, owner, called, calledDescriptor, isInterface);
    if (kind != null) {
      hooks.after(kind);
      markHandler();
    }
  }

  /** The first exception table entry that covers a call is that of the innermost handler. */
  private void markHandler() {
    for (Label[] range : ranges) {
      if (passed.contains(range[0]) && !passed.contains(range[1])) {
        failureHandlers.add(range[2]);
        return;
      }
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + HookCode.STACK, maxLocals);
  }
}
