// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jfr;

import static io.acceptq.monitor.jfr.Field.Unit.HERTZ;
import static io.acceptq.monitor.jfr.Field.Unit.MILLISECONDS;
import static io.acceptq.monitor.jfr.Field.Unit.MILLISECONDS_SINCE_EPOCH;
import static io.acceptq.monitor.jfr.Field.Unit.NONE;

import io.acceptq.monitor.diagnosis.Edge;
import io.acceptq.monitor.diagnosis.Verdict;
import java.util.Arrays;
import java.util.List;

/** The values of each kind of event. */
final class Fields {
  /** {@code acceptq.Sample}. */
  static final List<Field<Verdict>> SAMPLE =
      Arrays.asList(
          new Field<>("listener", String.class, NONE, "Its name", v -> v.sample.listener.name),
          new Field<>(
              "queueLength",
              long.class,
              NONE,
              "Connections in the accept queue",
              v -> v.sample.queue.length),
          new Field<>(
              "effectiveBacklog",
              long.class,
              NONE,
              "Backlog the kernel holds; the queue takes one connection more",
              v -> v.sample.backlog.effective),
          new Field<>(
              "halfOpen",
              long.class,
              NONE,
              "Connections in SYN_RECV",
              v -> v.sample.queue.halfOpen),
          new Field<>(
              "accepted", long.class, NONE, "Connections accepted", v -> v.sample.accepts.total),
          new Field<>(
              "acceptRate",
              double.class,
              HERTZ,
              "Accepts over the last 10 s",
              v -> v.sample.accepts.rate),
          new Field<>(
              "arrivalRate",
              double.class,
              HERTZ,
              "Connections that entered the queue over the last 10 s",
              v -> v.sample.accepts.arrivalRate),
          new Field<>(
              "queueWait",
              long.class,
              MILLISECONDS,
              "Mean wait for accept() over the last minute",
              v -> v.queueWait.meanMillis),
          new Field<>(
              "overflows",
              long.class,
              NONE,
              "Its share of the namespace's ListenOverflows, in packets",
              v -> v.sample.losses.overflows),
          new Field<>(
              "drops",
              long.class,
              NONE,
              "Its share of the namespace's ListenDrops, in packets",
              v -> v.sample.losses.drops),
          new Field<>("health", String.class, NONE, "As in its bean", v -> v.health.name()));

  /** {@code acceptq.Episode}. */
  static final List<Field<Edge>> EPISODE =
      Arrays.asList(
          new Field<>(
              "edge",
              String.class,
              NONE,
              "Type of the notification: what began, or acceptq.recovered",
              e -> e.type),
          new Field<>("listener", String.class, NONE, "Its name", e -> e.episode.listener),
          new Field<>(
              "onset",
              long.class,
              MILLISECONDS_SINCE_EPOCH,
              "When it began",
              e -> e.episode.startMillis),
          new Field<>(
              "lasted",
              long.class,
              MILLISECONDS,
              "So far, if it is open",
              e -> e.episode.durationMillis()),
          new Field<>(
              "open", boolean.class, NONE, "Whether the trouble goes on", e -> e.episode.open),
          new Field<>("peak", long.class, NONE, "Highest queue length in it", e -> e.episode.peak),
          new Field<>(
              "overflows", long.class, NONE, "Packets refused in it", e -> e.episode.overflows),
          new Field<>(
              "cause",
              String.class,
              NONE,
              "Why; null if that cannot be told",
              e -> e.episode.cause() == null ? null : e.episode.cause().name()),
          new Field<>(
              "evidence", String.class, NONE, "What speaks for that", e -> e.episode.evidence()),
          new Field<>("advice", String.class, NONE, "What to do", e -> e.episode.advice()));

  /** {@code acceptq.AcceptError}. */
  static final List<Field<AcceptErrors>> ACCEPT_ERROR =
      Arrays.asList(
          new Field<>("listener", String.class, NONE, "Its name", e -> e.listener),
          new Field<>(
              "errors", long.class, NONE, "Failed accepts since the sample before", e -> e.count),
          new Field<>("message", String.class, NONE, "The last of them", e -> e.last));

  private Fields() {}
}
