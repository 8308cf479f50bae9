// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static io.acceptq.monitor.jmx.Metric.counter;
import static io.acceptq.monitor.jmx.Metric.gauge;
import static io.acceptq.monitor.jmx.Metric.state;
import static javax.management.openmbean.SimpleType.DOUBLE;
import static javax.management.openmbean.SimpleType.INTEGER;
import static javax.management.openmbean.SimpleType.LONG;
import static javax.management.openmbean.SimpleType.STRING;

import io.acceptq.monitor.diagnosis.Diagnosis;
import io.acceptq.monitor.diagnosis.RecommendationNote;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The attributes of {@code acceptq:type=Listener}. */
public final class ListenerTerms {
  public static final List<Term<ListenerState>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new Term<>(
                  "Name",
                  STRING,
                  "",
                  "of the listener, as in the name of its bean",
                  s -> s.sample.listener.name),
              new Term<>("Address", STRING, "", "local address", s -> s.host()),
              new Term<>(
                  "Port", INTEGER, "", "local port; null for a Unix domain socket", s -> s.port()),
              new Term<>(
                  "Api",
                  STRING,
                  "",
                  "what it was bound through; Unseen: before the agent or by native code",
                  s -> s.sample.listener.api),
              new Term<>(
                  "Inode",
                  LONG,
                  "",
                  "inode of the socket, as in /proc/PID/fd",
                  s -> s.sample.listener.inode),
              new Term<>(
                  "BoundAt",
                  STRING,
                  "",
                  "when it was bound, ISO-8601",
                  s -> instant(s.sample.listener.boundAtMillis)),
              new Term<>(
                  "BoundBy",
                  STRING,
                  "",
                  "the first frame outside the JDK and the transport library that called bind",
                  s -> s.sample.listener.boundBy),
              new Term<>(
                  "RequestedBacklog",
                  INTEGER,
                  "connections",
                  "backlog that reached listen(2); the JDK makes 50 of values below 1",
                  gauge("acceptq_backlog_requested"),
                  s -> s.sample.listener.requestedBacklog),
              new Term<>(
                  "EffectiveBacklog",
                  INTEGER,
                  "connections",
                  "backlog the kernel holds; the queue takes one connection more",
                  gauge("acceptq_backlog_effective"),
                  s -> s.sample.backlog.effective),
              new Term<>(
                  "BacklogNote",
                  STRING,
                  "",
                  "why requested and effective backlog differ",
                  s -> s.sample.backlog.note),
              new Term<>(
                  "QueueLength",
                  INTEGER,
                  "connections",
                  "connections in the accept queue now",
                  gauge("acceptq_queue_length"),
                  s -> s.sample.queue.length),
              new Term<>(
                  "QueueUtilization",
                  DOUBLE,
                  "ratio",
                  "queue length / (effective backlog + 1); 1.0 is full",
                  gauge("acceptq_queue_utilization_ratio"),
                  s -> s.sample.queue.utilization),
              new Term<>(
                  "QueuePeak",
                  INTEGER,
                  "connections",
                  "highest queue length seen",
                  gauge("acceptq_queue_peak"),
                  s -> s.sample.queue.peak),
              new Term<>(
                  "QueuePeakLastMinute",
                  INTEGER,
                  "connections",
                  "highest queue length seen in the last minute",
                  gauge("acceptq_queue_peak_last_minute"),
                  s -> s.sample.queue.peakLastMinute),
              new Term<>(
                  "HalfOpen",
                  INTEGER,
                  "connections",
                  "connections in SYN_RECV, read at most once a second",
                  gauge("acceptq_half_open"),
                  s -> s.sample.queue.halfOpen),
              new Term<>(
                  "QueueWaitMillis",
                  DOUBLE,
                  "milliseconds",
                  "mean wait for accept(), by Little's law over the last minute; null while none was accepted",
                  gauge("acceptq_queue_wait_seconds", 1e-3),
                  s -> s.verdict.queueWait.meanMillis),
              new Term<>(
                  "LongestQueueWaitMillis",
                  DOUBLE,
                  "milliseconds",
                  "longest wait of the last minute, of a connection that was accepted or waits still, to within an interval",
                  gauge("acceptq_queue_wait_max_seconds", 1e-3),
                  s -> s.verdict.queueWait.longestMillis),
              new Term<>(
                  "Accepted",
                  LONG,
                  "connections",
                  "connections accepted",
                  counter("acceptq_accepted_total"),
                  s -> s.sample.accepts.total),
              new Term<>(
                  "AcceptRate",
                  DOUBLE,
                  "connections per second",
                  "accepts over the last 10 s",
                  s -> s.sample.accepts.rate),
              new Term<>(
                  "ArrivalRate",
                  DOUBLE,
                  "connections per second",
                  "connections that entered the queue over the last 10 s",
                  s -> s.sample.accepts.arrivalRate),
              new Term<>(
                  "AcceptErrors",
                  LONG,
                  "errors",
                  "failed accepts: no timeouts, no closes",
                  counter("acceptq_accept_errors_total"),
                  s -> s.sample.acceptor.errors),
              new Term<>(
                  "LastAcceptError",
                  STRING,
                  "",
                  "the last failed accept in words",
                  s -> s.sample.acceptor.lastError),
              new Term<>(
                  "LongestAcceptGapMillis",
                  DOUBLE,
                  "milliseconds",
                  "longest time without an accept while the queue was not empty",
                  gauge("acceptq_accept_gap_max_seconds", 1e-3),
                  s -> s.sample.accepts.longestGapMillis),
              new Term<>(
                  "AcceptGapMillisMedian",
                  DOUBLE,
                  "milliseconds",
                  "when connections wait, they have half of the time gone without an accept for at most that",
                  s -> s.sample.accepts.gaps.median),
              new Term<>(
                  "AcceptGapMillisP99",
                  DOUBLE,
                  "milliseconds",
                  "and 99 of 100 times for at most that",
                  s -> s.sample.accepts.gaps.p99),
              new Term<>(
                  "DrainRunMedian",
                  DOUBLE,
                  "connections",
                  "accepted in a row until the queue was found empty, half of the time at most that; 64 is 64 or more, null where nobody looks for that",
                  s -> s.sample.accepts.drainRuns.median),
              new Term<>(
                  "DrainRunP99",
                  DOUBLE,
                  "connections",
                  "and 99 of 100 times at most that",
                  s -> s.sample.accepts.drainRuns.p99),
              new Term<>(
                  "Overflows",
                  LONG,
                  "packets",
                  "its share of the namespace's ListenOverflows since the first sample; a refused client sends several",
                  counter("acceptq_overflows_total"),
                  s -> s.sample.losses.overflows),
              new Term<>(
                  "Drops",
                  LONG,
                  "packets",
                  "its share of the namespace's ListenDrops since the first sample",
                  counter("acceptq_drops_total"),
                  s -> s.sample.losses.drops),
              new Term<>(
                  "OverflowAttribution",
                  STRING,
                  "",
                  "how sure the share is, at its weakest: EXACT, MIXED, ESTIMATED, UNKNOWN",
                  s -> s.sample.losses.evidence.name()),
              new Term<>(
                  "SocketDrops",
                  LONG,
                  "packets",
                  "the kernel's sk_drops, harmless duplicates included: a rise alone is no alarm",
                  s -> s.sample.losses.socketDrops),
              new Term<>(
                  "Acceptor", STRING, "", "thread that last accepted", s -> s.acceptorName()),
              new Term<>(
                  "AcceptorState",
                  STRING,
                  "",
                  "its state; DEAD when it has ended",
                  s -> s.sample.acceptor.state),
              new Term<>(
                  "RecommendedBacklog",
                  INTEGER,
                  "connections",
                  "smallest backlog that would have held the recorded load, and half as much again; null where none would",
                  gauge("acceptq_backlog_recommended"),
                  s -> s.verdict.recommendation.backlog()),
              new Term<>(
                  "RecommendationNote",
                  STRING,
                  "",
                  "what the recommended backlog rests on, or why there is none",
                  s -> RecommendationNote.of(s.verdict.recommendation)),
              new Term<>(
                  "Health",
                  STRING,
                  "",
                  "IDLE, OK, BUSY, SATURATED, STALLED, OVERFLOWING or UNKNOWN",
                  state("acceptq_health", "health"),
                  s -> s.verdict.health.name()),
              new Term<>(
                  "Cause",
                  STRING,
                  "",
                  "why it is in trouble, or was in the last minute; null while it is well or that cannot be told",
                  state("acceptq_cause", "cause"),
                  s -> s.cause()),
              new Term<>(
                  "Diagnosis",
                  STRING,
                  "",
                  "the facts in a sentence, what speaks for the cause first",
                  s -> Diagnosis.of(s.verdict, s.knobs, ZoneId.systemDefault())),
              new Term<>("Advice", STRING, "", "what to do about the cause", s -> s.advice())));

  private ListenerTerms() {}

  private static String instant(Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }
}
