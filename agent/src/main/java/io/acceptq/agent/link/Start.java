// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.link;

import io.acceptq.agent.weave.Weaving;
import java.lang.instrument.Instrumentation;

/**
 * The first class of the isolated half: weaves, on the caller's thread, so that the service's first
 * bind is seen.
 */
public final class Start implements Runnable {
  private final Instrumentation instrumentation;

  public Start(String options, Instrumentation instrumentation, boolean attached) {
    this.instrumentation = instrumentation;
  }

  @Override
  public void run() {
    new Weaving().install(instrumentation);
  }
}
