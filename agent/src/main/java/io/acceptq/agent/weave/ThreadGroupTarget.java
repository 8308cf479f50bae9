// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.ENDED;

/**
 * Where every exception arrives that ends a thread and that no handler of the thread's own takes:
 * an accepting thread may end by it, and its listener with it.
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
            ENDED,
            "uncaughtException(Ljava/lang/Thread;Ljava/lang/Throwable;)V",
            "getDefaultUncaughtExceptionHandler",
            1),
      }
    };
  }
}
