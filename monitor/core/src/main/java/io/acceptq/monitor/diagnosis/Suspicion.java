// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found of the cause during one episode. A cause in the JVM or on the accepting thread is
 * more specific than one in the load and wins; among several the one that held longest. Used by the
 * sampler thread only.
 */
final class Suspicion {
  private static final Finding TOO_EARLY = Finding.unknown(() -> "it has only begun");

  private final Map<Cause, Finding> specific = new EnumMap<>(Cause.class);
  private final Map<Cause, Long> held = new EnumMap<>(Cause.class);
  private Finding load;

  /**
   * Looks at the facts of a sample.
   *
   * @param millis since the sample before: a late sample weighs as much as it is late
   */
  void look(Trouble trouble, long millis) {
    Finding ofJvm = JvmCauses.of(trouble);
    Finding found = ofJvm != null ? ofJvm : AcceptorCauses.of(trouble);
    if (found == null) {
      learn(LoadCauses.of(trouble));
      return;
    }
    found(found, millis);
    if (ofJvm == null) {
      load = null; // who does not accept has no say in how much came
      return;
    }
    Finding besides = LoadCauses.besides(trouble);
    load = besides == null ? load : besides;
  }

  /** Those that a slow loop refused come back when its load is over: that is no new burst. */
  private void learn(Finding ofLoad) {
    boolean slow = load != null && load.cause == Cause.ACCEPT_LOOP_SLOW;
    if (load == null || (ofLoad.cause != null && !slow) || ofLoad.cause == load.cause) {
      load = ofLoad;
    }
  }

  /** What is certain already. */
  void found(Finding found, long millis) {
    specific.put(found.cause, found);
    held.merge(found.cause, millis, Long::sum);
  }

  boolean isSpecific() {
    return !specific.isEmpty();
  }

  /**
   * The dominant one first; never empty once there was a look.
   *
   * @param ripe whether the load had time to show what it is
   */
  List<Finding> findings(boolean ripe) {
    List<Finding> findings = new ArrayList<>(specific.values());
    findings.sort((a, b) -> Long.compare(held.get(b.cause), held.get(a.cause)));
    if (findings.isEmpty()) {
      findings.add(ripe || load.cause == null ? load : TOO_EARLY);
    } else if (load != null && load.cause != null) {
      findings.add(load);
    }
    return findings;
  }
}
