// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import io.acceptq.monitor.model.Acceptor;
import java.util.concurrent.locks.LockSupport;

/** Prints the name that acceptq gives a waiting virtual thread. For Java 21 and later. */
public final class VirtualThreadName {
  private VirtualThreadName() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    Runnable waiting = LockSupport::park;
    Thread thread =
        (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, waiting);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    System.out.println(Acceptor.nameOf(thread));
  }
}
