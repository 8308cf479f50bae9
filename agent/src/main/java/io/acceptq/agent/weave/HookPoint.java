// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

/**
 * One row of a target's table: in which method, at which call, what is told to the hooks, and how
 * often the class must hold it for the row to fit. Methods and calls are named with their
 * descriptor where the name alone does not do.
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
