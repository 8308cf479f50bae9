// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Weaves one class in one pass: inserts the hooks of every shape of its target, then checks that
 * exactly one shape was found completely. Only straight-line code is inserted, so that stack map
 * frames remain valid; methods that are not in the table are copied byte for byte.
 */
final class ClassWeaver extends ClassVisitor {
  private final Target target;
  private final ShapeMatch match;

  private ClassWeaver(Target target, ClassWriter writer) {
    super(Opcodes.ASM9, writer);
    this.target = target;
    this.match = new ShapeMatch(target);
  }

  /** Returns the woven class file. */
  static byte[] weave(Target target, byte[] classFile) throws UnsupportedShapeException {
    ClassReader reader;
    try {
      reader = new ClassReader(classFile);
    } catch (IllegalArgumentException e) {
      throw new UnsupportedShapeException("class file of a newer Java: " + e.getMessage());
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    ClassWeaver weaver = new ClassWeaver(target, writer);
    reader.accept(weaver, 0);
    weaver.match.check();
    return writer.toByteArray();
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    match.sawField(target.name, name, descriptor);
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    return match.isIn(name, descriptor)
        ? new MethodWeaver(method, target, match, name, descriptor)
        : method;
  }
}
