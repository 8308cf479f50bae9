// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Health;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.diagnosis.load.QueueWait;
import io.acceptq.monitor.diagnosis.load.Recommendation;
import io.acceptq.monitor.sample.Acceptor;
import io.acceptq.monitor.sample.Accepts;
import io.acceptq.monitor.sample.Backlog;
import io.acceptq.monitor.sample.Listener;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Losses;
import java.util.concurrent.locks.LockSupport;

/** Prints where a virtual thread waits. For Java 21 and later. */
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
            new Listener(1, "0.0.0.0:80", null, null, null),
            Backlog.UNKNOWN,
            null,
            Accepts.UNKNOWN,
            new Acceptor(thread, "WAITING", null, 0L, null, null),
            Losses.UNKNOWN);
    System.out.println(
        AcceptorStack.of(
            new ListenerState(
                new Verdict(sample, Health.UNKNOWN, null, QueueWait.UNKNOWN, Recommendation.UNSEEN),
                null)));
  }

  private static void waitForClients() {
    LockSupport.park();
  }
}
