// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.link;

import io.acceptq.agent.weave.Weaving;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;

/**
 * The first class of the isolated half: weaves, on the caller's thread, so that the service's first
 * bind is seen.
 */
public class Premain implements BiConsumer<Instrumentation, String> {
  @Override
  public void accept(Instrumentation instrumentation, String options) {
    new Weaving().install(instrumentation);
  }
}
