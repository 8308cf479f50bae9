// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import static io.acceptq.monitor.vocabulary.ValueType.BOOLEAN;
import static io.acceptq.monitor.vocabulary.ValueType.INTEGER;
import static io.acceptq.monitor.vocabulary.ValueType.LONG;
import static io.acceptq.monitor.vocabulary.ValueType.STRING;

import io.acceptq.monitor.diagnosis.Episode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The items of an episode, in notifications, in {@code episodes()} and in JFR events. */
public final class EpisodeAttributes {
  public static final List<AttributeSpec<Episode>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new AttributeSpec<>("Listener", STRING, "", "Name of the listener", e -> e.listener),
              new AttributeSpec<>(
                  "Start",
                  STRING,
                  "",
                  "When it began, ISO-8601",
                  e -> Instant.ofEpochMilli(e.startedAt()).toString()),
              new AttributeSpec<>(
                  "DurationMillis",
                  LONG,
                  "milliseconds",
                  "How long it lasted, or has lasted so far if it is open",
                  e -> e.durationMillis()),
              new AttributeSpec<>("Open", BOOLEAN, "", "Whether the problem persists", e -> e.open),
              new AttributeSpec<>(
                  "Peak",
                  INTEGER,
                  "connections",
                  "Highest queue length during the episode",
                  e -> e.peak),
              new AttributeSpec<>(
                  "Overflows",
                  LONG,
                  "packets",
                  "Packets refused during the episode; a refused client sends several",
                  e -> e.overflows),
              new AttributeSpec<>(
                  "Cause",
                  STRING,
                  "",
                  "Cause; null if undetermined",
                  e -> e.cause() == null ? null : e.cause().name()),
              new AttributeSpec<>(
                  "Evidence", STRING, "", "Evidence for the cause", e -> e.evidence()),
              new AttributeSpec<>(
                  "Advice", STRING, "", "What to do about the cause", e -> e.advice())));

  private EpisodeAttributes() {}
}
