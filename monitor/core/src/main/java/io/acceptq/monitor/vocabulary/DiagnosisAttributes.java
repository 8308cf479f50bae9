// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import static io.acceptq.monitor.vocabulary.MetricSpec.gauge;
import static io.acceptq.monitor.vocabulary.MetricSpec.state;
import static io.acceptq.monitor.vocabulary.ValueType.INTEGER;
import static io.acceptq.monitor.vocabulary.ValueType.STRING;

import io.acceptq.monitor.diagnosis.Diagnosis;
import io.acceptq.monitor.diagnosis.RecommendationNote;
import io.acceptq.monitor.diagnosis.Verdict;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What acceptq concludes about a listener: recommendation, health, cause, advice. */
final class DiagnosisAttributes {
  static final List<AttributeSpec<Verdict>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new AttributeSpec<>(
                  "RecommendedBacklog",
                  INTEGER,
                  "connections",
                  "1.5 times the smallest backlog that would have absorbed the "
                      + "recorded load; null if none would",
                  gauge("acceptq_backlog_recommended"),
                  v -> v.recommendation.backlog()),
              new AttributeSpec<>(
                  "RecommendationNote",
                  STRING,
                  "",
                  "What the recommended backlog is based on, or why there is none",
                  v -> RecommendationNote.of(v.recommendation)),
              new AttributeSpec<>(
                  "Health",
                  STRING,
                  "",
                  "IDLE, OK, BUSY, SATURATED, STALLED, OVERFLOWING or UNKNOWN",
                  state("acceptq_health", "health"),
                  v -> v.health.name()),
              new AttributeSpec<>(
                  "Cause",
                  STRING,
                  "",
                  "Cause of the current problem, or of one that ended within the "
                      + "last minute; null if healthy or undetermined",
                  state("acceptq_cause", "cause"),
                  v -> v.episode == null ? null : AttributeSpec.name(v.episode.cause())),
              new AttributeSpec<>(
                  "Diagnosis",
                  STRING,
                  "",
                  "Evidence for the cause, then the facts, in one sentence",
                  v -> Diagnosis.of(v, ZoneId.systemDefault())),
              new AttributeSpec<>(
                  "Advice",
                  STRING,
                  "",
                  "What to do about the cause",
                  v -> v.episode == null ? null : v.episode.advice())));

  private DiagnosisAttributes() {}
}
