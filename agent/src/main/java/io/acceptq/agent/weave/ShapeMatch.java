// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

/** Counts which hook points of a target's shapes a class has, while it is woven. One thread. */
final class ShapeMatch {
  private final Target target;
  private final HookPoint[][] shapes;
  private final int[][] found;
  private boolean fieldSeen;
  private int woven;

  ShapeMatch(Target target) {
    this.target = target;
    this.shapes = target.shapes();
    this.found = new int[shapes.length][];
    for (int i = 0; i < shapes.length; i++) {
      found[i] = new int[shapes[i].length];
    }
  }

  /** Whether any shape has a hook point in this method. */
  boolean isIn(String name, String descriptor) {
    for (HookPoint[] shape : shapes) {
      for (HookPoint point : shape) {
        if (point.isIn(name, descriptor)) {
          return true;
        }
      }
    }
    return false;
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

  /** Fails unless exactly one shape was found completely. */
  void check() throws UnsupportedShapeException {
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
