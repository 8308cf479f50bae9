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
  private boolean serviceUp;

  /**
   * @param serviceUp true if the service is known to be running
   */
  WovenView(WeavingTransformer weaving, boolean serviceUp) {
    this.weaving = weaving;
    this.serviceUp = serviceUp;
  }

  /**
   * Whether the service itself has bound a listener: it has then chosen its log manager and its
   * MBeanServer. Listeners that agents and the JVM bind before the main method do not count.
   */
  boolean isServiceUp() {
    for (ListenerCounters counters : Listeners.open()) {
      serviceUp |= !listener(counters).isBoundBeforeMain();
    }
    return serviceUp;
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
