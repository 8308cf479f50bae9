// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import io.acceptq.agent.weave.WeavingTransformer;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The first class that the isolated loader loads. Weaves on the calling thread, so that the first
 * bind of the service is seen; a daemon thread does the rest, so that the service need not wait.
 */
public class Premain implements BiConsumer<Instrumentation, String> {
  private final Consumer<String> stderr;

  /**
   * @param stderr prints one line
   */
  public Premain(Consumer<String> stderr) {
    this.stderr = stderr;
  }

  @Override
  public void accept(Instrumentation instrumentation, String options) {
    WeavingTransformer weaving = new WeavingTransformer();
    weaving.install(instrumentation);
    WovenView view = new WovenView(weaving, isServiceUp());
    Thread thread = new Thread(new MonitorStart(view, options, stderr), "acceptq-start");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  boolean isServiceUp() {
    return false;
  }
}
