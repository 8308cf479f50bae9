// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.cause;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The causes found during one episode. A cause in the JVM or on the accepting thread is more
 * specific than one in the load and takes precedence; among several the one that held longest. Used
 * by the sampler thread only.
 */
public final class CauseTally {
  private static final Finding TOO_EARLY =
      Finding.unknown(() -> "cause not yet known: the problem has just started");

  private final Map<Cause, Finding> specific = new EnumMap<>(Cause.class);
  private final Map<Cause, Long> held = new EnumMap<>(Cause.class);
  private Finding load;

  /**
   * Decides the cause from the facts of one sample.
   *
   * @param millis since the previous sample: a late sample weighs as much as it is late
   */
  public void examine(IncidentFacts facts, long millis) {
    Finding ofJvm = JvmCauses.of(facts);
    Finding found = ofJvm != null ? ofJvm : AcceptorCauses.of(facts);
    if (found == null) {
      addLoad(LoadCauses.of(facts));
      return;
    }
    add(found, millis);
    if (ofJvm == null) {
      load = null; // while nothing is accepted, the load explains nothing
      return;
    }
    Finding besides = LoadCauses.besides(facts);
    load = besides == null ? load : besides;
  }

  /** Clients that a slow loop refused return when its load is over: that is not another burst. */
  private void addLoad(Finding found) {
    boolean slow = load != null && load.cause == Cause.ACCEPT_LOOP_SLOW;
    if (load == null || (found.cause != null && !slow) || found.cause == load.cause) {
      load = found;
    }
  }

  /** Adds a cause that is certain. */
  public void add(Finding found, long millis) {
    specific.put(found.cause, found);
    held.merge(found.cause, millis, Long::sum);
  }

  /** Whether a cause in the JVM, on the accepting thread or in the SYN queue was found. */
  public boolean isSpecific() {
    return !specific.isEmpty();
  }

  /**
   * The dominant one first; never empty after the first sample.
   *
   * @param settled whether the load had time to show what it is
   */
  public List<Finding> findings(boolean settled) {
    List<Finding> findings = new ArrayList<>(specific.values());
    findings.sort((a, b) -> Long.compare(held.get(b.cause), held.get(a.cause)));
    if (findings.isEmpty()) {
      findings.add(settled || load.cause == null ? load : TOO_EARLY);
    } else if (load != null && load.cause != null) {
      findings.add(load);
    }
    return findings;
  }
}
