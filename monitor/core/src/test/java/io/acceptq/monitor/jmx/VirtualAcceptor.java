// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.Accepts;
import io.acceptq.monitor.model.Backlog;
import io.acceptq.monitor.model.Binding;
import io.acceptq.monitor.model.DropCounters;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.ListenerSample;
import java.util.concurrent.locks.LockSupport;

/** Prints the stack of a waiting virtual thread. For Java 21 and later. */
public final class VirtualAcceptor {
  private VirtualAcceptor() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    Runnable acceptor = VirtualAcceptor::waitForClients;
    Thread thread =
        (Thread)
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, acceptor);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    ListenerSample sample =
        new ListenerSample(
            0,
            new Listener(1, "0.0.0.0:80", null, null, Binding.UNSEEN),
            Backlog.UNKNOWN,
            null,
            Accepts.UNKNOWN,
            Acceptor.builder().thread(thread).name("VirtualThread[#22]").build(),
            DropCounters.UNKNOWN);
    System.out.println(AcceptorStack.of(sample));
  }

  private static void waitForClients() {
    LockSupport.park();
  }
}
