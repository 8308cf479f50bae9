// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.agent.weave.WeavingTransformer;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;

/**
 * The first class of the isolated half. Weaves on the caller's thread, so that the service's first
 * bind is seen; all else is left to a thread of its own and does not hold the service up.
 */
public class Premain implements BiConsumer<Instrumentation, String> {
  @Override
  public void accept(Instrumentation instrumentation, String options) {
    WeavingTransformer weaving = new WeavingTransformer();
    weaving.install(instrumentation);
    Thread thread = new Thread(new MonitorStart(weaving, options, isServiceUp()), "acceptq-start");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  boolean isServiceUp() {
    return false;
  }
}
