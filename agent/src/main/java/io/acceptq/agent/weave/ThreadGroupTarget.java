// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.UNCAUGHT_EXCEPTION;

/**
 * Receives every exception that terminates a thread, unless the thread has a handler of its own. If
 * it is an acceptor thread, its listener is no longer served.
 */
final class ThreadGroupTarget extends Target {
  ThreadGroupTarget() {
    super("java/lang/ThreadGroup", "parent", "Ljava/lang/ThreadGroup;");
  }

  @Override
  HookPoint[][] shapes() {
    return new HookPoint[][] {
      {
        new HookPoint(
            UNCAUGHT_EXCEPTION,
            "uncaughtException(Ljava/lang/Thread;Ljava/lang/Throwable;)V",
            "getDefaultUncaughtExceptionHandler",
            1),
      }
    };
  }
}
