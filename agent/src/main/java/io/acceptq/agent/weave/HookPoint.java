// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

/**
 * One row of a target's table: in which method, at which call, what is told to the hooks, and how
 * often the class must hold that call for the row to fit.
 */
final class HookPoint {
  /** What is woven where. */
  enum Kind {
    /** After a call that returns accept(2)'s result: above 0 is a connection. */
    ACCEPTED,
    /** After a call that returns nothing once a connection has been accepted. */
    ACCEPTED_ALWAYS,
    /**
     * At the start of the innermost handler around the call that accepts; has no call of its own.
     */
    ACCEPT_FAILED,
    /** Around a call whose arguments are those of listen(2): descriptor and backlog. */
    LISTENING,
    /** After a call whose only argument, the method's own, is the backlog. */
    LISTENING_FIELD,
    /** Before a call that gives the object's descriptor back. */
    CLOSING,
    /** Before a call whose last argument is the descriptor that is given back. */
    CLOSING_ARGUMENT,
    /** First thing in a method that gives the object's descriptor back. */
    CLOSING_ENTRY
  }

  final Kind kind;

  /** Name and descriptor of the method that is woven. */
  final String method;

  /**
   * Name of the called method, with as much of its descriptor as matters; null where there is none.
   */
  final String call;

  final int times;

  HookPoint(Kind kind, String method, String call, int times) {
    this.kind = kind;
    this.method = method;
    this.call = call;
    this.times = times;
  }

  @Override
  public String toString() {
    return kind + " in " + method + (call == null ? "" : " at " + call);
  }

  boolean isCall(String name, String descriptor) {
    return call != null
        && call.startsWith(name)
        && (call.length() == name.length() || call.equals(name + descriptor));
  }
}
