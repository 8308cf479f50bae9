// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.agent.weave.WeavingTransformer;
import io.acceptq.boot.Hooks;
import io.acceptq.boot.ListenerCounters;
import io.acceptq.boot.Listeners;
import io.acceptq.monitor.spi.ApplicationListener;
import io.acceptq.monitor.spi.ApplicationView;
import java.util.ArrayList;
import java.util.List;

/** The service as the hooks saw it. Used by the sampler thread only. */
final class WovenView implements ApplicationView {
  private final WeavingTransformer weaving;

  WovenView(WeavingTransformer weaving) {
    this.weaving = weaving;
  }

  /** Whether the service, an agent or the JVM has bound a listener that is still open. */
  boolean hasListeners() {
    return !Listeners.open().isEmpty();
  }

  @Override
  public List<ApplicationListener> listeners() {
    List<ApplicationListener> listeners = new ArrayList<>();
    for (ListenerCounters counters : Listeners.open()) {
      listeners.add(listener(counters));
    }
    return listeners;
  }

  private static WovenListener listener(ListenerCounters counters) {
    WovenListener listener = WovenListener.of(counters);
    listener.releaseEndedAcceptor();
    return listener;
  }

  @Override
  public void forget(ApplicationListener listener) {
    if (listener instanceof WovenListener) {
      Listeners.close(((WovenListener) listener).counters);
    }
  }

  @Override
  public long adviceErrors() {
    return Hooks.ERRORS.get();
  }

  @Override
  public String targets() {
    return weaving.targets();
  }
}
