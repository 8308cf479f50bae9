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
  private final HookPoint[][] shapes;
  private final int[][] found;
  private boolean fieldSeen;
  private int woven;

  private ClassWeaver(Target target, ClassWriter writer) {
    super(Opcodes.ASM9, writer);
    this.target = target;
    this.shapes = target.shapes();
    this.found = new int[shapes.length][];
    for (int i = 0; i < shapes.length; i++) {
      found[i] = new int[shapes[i].length];
    }
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
    weaver.check();
    return writer.toByteArray();
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    sawField(target.name, name, descriptor);
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    for (HookPoint[] shape : shapes) {
      for (HookPoint point : shape) {
        if (point.isIn(name, descriptor)) {
          return new MethodWeaver(method, this, name, descriptor);
        }
      }
    }
    return method;
  }

  Target target() {
    return target;
  }

  void sawField(String owner, String name, String descriptor) {
    fieldSeen |=
        owner.equals(target.name)
            && name.equals(target.field)
            && descriptor.equals(target.fieldType);
  }

  /** The hook at this call, counted as found; null if there is none. */
  HookKind take(String name, String descriptor, String called, String calledDescriptor) {
    HookKind taken = null;
    for (int i = 0; i < shapes.length; i++) {
      for (int k = 0; k < shapes[i].length; k++) {
        HookPoint point = shapes[i][k];
        if (point.isIn(name, descriptor) && point.isAt(called, calledDescriptor)) {
          found[i][k]++;
          taken = point.kind;
        }
      }
    }
    woven += taken == null ? 0 : 1;
    return taken;
  }

  /** Whether this method has a hook of a kind that has no call; counted as found. */
  boolean take(HookKind kind, String name, String descriptor) {
    boolean taken = false;
    for (int i = 0; i < shapes.length; i++) {
      for (int k = 0; k < shapes[i].length; k++) {
        HookPoint point = shapes[i][k];
        if (point.kind == kind && point.isIn(name, descriptor)) {
          found[i][k]++;
          taken = true;
        }
      }
    }
    woven += taken ? 1 : 0;
    return taken;
  }

  private void check() throws UnsupportedShapeException {
    if (!fieldSeen) {
      throw new UnsupportedShapeException(
          "no field " + target.field + " of type " + target.fieldType);
    }
    String firstDifference = null;
    for (int i = 0; i < shapes.length; i++) {
      String difference = difference(shapes[i], found[i]);
      if (difference == null) {
        return;
      }
      firstDifference = firstDifference == null ? difference : firstDifference;
    }
    throw new UnsupportedShapeException(firstDifference);
  }

  private String difference(HookPoint[] shape, int[] found) {
    int expected = 0;
    for (int i = 0; i < shape.length; i++) {
      if (found[i] != shape[i].times) {
        return shape[i] + " found " + found[i] + " times instead of " + shape[i].times;
      }
      expected += shape[i].times;
    }
    return woven == expected ? null : woven + " hook points found instead of " + expected;
  }
}
