// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.spi.ApplicationListener;
import java.util.Objects;

/**
 * The thread that accepts on one listener, and the accepts that failed. A thread that has ended is
 * not referenced, so that its class loader can be unloaded. Used by the sampler thread only.
 */
final class AcceptorStats {
  private final AcceptorStackWatch stackWatch = new AcceptorStackWatch();
  private Acceptor latest = Acceptor.UNKNOWN;

  /**
   * Its current state; the previous object is returned again while nothing changes.
   *
   * @param gapMillis how long connections have waited without an accept
   * @param refusing whether connections are refused
   */
  Acceptor sample(long nanos, ApplicationListener application, double gapMillis, boolean refusing) {
    Thread thread = application.acceptor();
    String name = application.endedAcceptor();
    Acceptor.State state = name == null ? null : Acceptor.State.DEAD;
    if (thread != null) {
      name = Acceptor.nameOf(thread);
      state = Acceptor.State.of(thread);
      thread = state == Acceptor.State.DEAD ? null : thread;
    }
    StackTraceElement[] stack = stackWatch.look(nanos, thread, gapMillis, refusing);
    long errors = application.acceptErrors();
    String error = application.lastAcceptError();
    boolean same =
        thread == latest.thread
            && state == latest.state
            && Objects.equals(name, latest.name)
            && latest.errors != null
            && latest.errors == errors
            && Objects.equals(error, latest.lastError)
            && stack == latest.stack;
    if (!same) {
      latest =
          Acceptor.builder()
              .thread(thread)
              .name(name)
              .state(state)
              .death(state == Acceptor.State.DEAD ? application.acceptorDeath() : null)
              .errors(errors, error)
              .stack(stack)
              .build();
    }
    return latest;
  }
}
