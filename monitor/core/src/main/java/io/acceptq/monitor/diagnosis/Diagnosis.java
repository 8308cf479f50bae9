// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.ListenerSample;

/** The facts about a listener in a sentence. Pure. */
public final class Diagnosis {
  private Diagnosis() {}

  public static String of(ListenerSample sample, Knobs knobs) {
    return "accept queue " + sample.queue.length + " of " + sample.backlog.effective;
  }
}
