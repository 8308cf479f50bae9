// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Cause;
import io.acceptq.monitor.diagnosis.Episode;
import io.acceptq.monitor.sample.NamespaceSample;

/** What the attributes of the network namespace are read from. Immutable. */
public final class KernelState {
  final NamespaceSample sample;

  /** Null while there is none. */
  private final Episode episode;

  KernelState(NamespaceSample sample, Episode episode) {
    this.sample = sample;
    this.episode = episode;
  }

  String cause() {
    Cause cause = episode == null ? null : episode.cause();
    return cause == null ? null : cause.name();
  }

  String diagnosis() {
    return episode == null ? null : episode.evidence();
  }

  String advice() {
    return episode == null ? null : episode.advice();
  }
}
