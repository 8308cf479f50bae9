// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

/**
 * One row of a target's table: the method, the call in it, the hook, and how often the class must
 * contain it for the row to match. Methods and calls are given as a name, or as a name with its
 * descriptor if the name alone is ambiguous.
 */
final class HookPoint {
  final HookKind kind;
  final int times;
  private final String method;
  private final String call;

  HookPoint(HookKind kind, String method, String call, int times) {
    this.kind = kind;
    this.method = method;
    this.call = call;
    this.times = times;
  }

  boolean isIn(String name, String descriptor) {
    return matches(method, name, descriptor);
  }

  boolean isAt(String name, String descriptor) {
    return call != null && matches(call, name, descriptor);
  }

  private static boolean matches(String pattern, String name, String descriptor) {
    return pattern.startsWith(name)
        && (pattern.length() == name.length() || pattern.equals(name + descriptor));
  }

  @Override
  public String toString() {
    return kind + " in " + method + (call == null ? "" : " at " + call);
  }
}
