// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.agent.weave.WeavingTransformer;
import io.acceptq.boot.Hooks;
import io.acceptq.boot.ListenerCounters;
import io.acceptq.boot.Listeners;
import io.acceptq.monitor.sample.ApplicationListener;
import io.acceptq.monitor.sample.ApplicationView;
import java.util.ArrayList;
import java.util.List;

/** The service as the woven calls saw it. The sampler thread alone calls it. */
final class WovenView implements ApplicationView {
  private final WeavingTransformer weaving;
  private boolean serviceUp;

  /**
   * @param serviceUp true where the service is known to be running already
   */
  WovenView(WeavingTransformer weaving, boolean serviceUp) {
    this.weaving = weaving;
    this.serviceUp = serviceUp;
  }

  /**
   * Whether the service itself listens: then it has long chosen its log manager and its
   * MBeanServer. What agents and the JVM bind before its main method does not count.
   */
  boolean isServiceUp() {
    for (ListenerCounters counters : Listeners.open()) {
      serviceUp |= !WovenListener.of(counters).isBeforeTheService();
    }
    return serviceUp;
  }

  @Override
  public List<ApplicationListener> listeners() {
    List<ApplicationListener> listeners = new ArrayList<>();
    for (ListenerCounters counters : Listeners.open()) {
      listeners.add(WovenListener.of(counters));
    }
    return listeners;
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
