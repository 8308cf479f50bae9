// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.queueing.BacklogRecommendation;
import io.acceptq.monitor.queueing.QueueWait;

/** A listener at one moment, judged. Immutable. */
public final class Verdict {
  public final ListenerSample sample;
  public final Health health;

  /** With the thresholds that applied. */
  public final MonitorSample monitor;

  /** The open episode, or one that closed within the last minute; else null. */
  public final Episode episode;

  public final QueueWait queueWait;
  public final BacklogRecommendation recommendation;

  public Verdict(
      ListenerSample sample,
      Health health,
      MonitorSample monitor,
      Episode episode,
      QueueWait queueWait,
      BacklogRecommendation recommendation) {
    this.sample = sample;
    this.health = health;
    this.monitor = monitor;
    this.episode = episode;
    this.queueWait = queueWait;
    this.recommendation = recommendation;
  }
}
