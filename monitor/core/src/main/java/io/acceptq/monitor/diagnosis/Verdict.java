// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.load.QueueWait;
import io.acceptq.monitor.diagnosis.load.Recommendation;
import io.acceptq.monitor.sample.ListenerSample;

/** A listener at one moment, judged. Immutable. */
public final class Verdict {
  public final ListenerSample sample;
  public final Health health;

  /** The open episode, or one that closed in the last minute; null if there is none. */
  public final Episode episode;

  public final QueueWait queueWait;
  public final Recommendation recommendation;

  public Verdict(
      ListenerSample sample,
      Health health,
      Episode episode,
      QueueWait queueWait,
      Recommendation recommendation) {
    this.sample = sample;
    this.health = health;
    this.episode = episode;
    this.queueWait = queueWait;
    this.recommendation = recommendation;
  }
}
