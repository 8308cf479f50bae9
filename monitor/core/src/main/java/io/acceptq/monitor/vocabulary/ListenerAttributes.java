// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import static io.acceptq.monitor.vocabulary.MetricSpec.counter;
import static io.acceptq.monitor.vocabulary.MetricSpec.gauge;
import static io.acceptq.monitor.vocabulary.MetricSpec.state;
import static io.acceptq.monitor.vocabulary.ValueType.DOUBLE;
import static io.acceptq.monitor.vocabulary.ValueType.INTEGER;
import static io.acceptq.monitor.vocabulary.ValueType.LONG;
import static io.acceptq.monitor.vocabulary.ValueType.STRING;

import io.acceptq.monitor.diagnosis.BacklogNote;
import io.acceptq.monitor.diagnosis.Diagnosis;
import io.acceptq.monitor.diagnosis.RecommendationNote;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.net.ListenAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The attributes of {@code acceptq:type=Listener}. */
public final class ListenerAttributes {
  public static final List<AttributeSpec<Verdict>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new AttributeSpec<>(
                  "Name",
                  STRING,
                  "",
                  "Name of the listener, as in the name of its MBean",
                  v -> v.sample.listener.name),
              new AttributeSpec<>("Address", STRING, "", "Local address", v -> host(v)),
              new AttributeSpec<>(
                  "Port", INTEGER, "", "Local port; null for a Unix domain socket", v -> port(v)),
              new AttributeSpec<>(
                  "Api",
                  STRING,
                  "",
                  "API it was bound through; Unseen if it was bound before the "
                      + "agent was loaded, or by native code",
                  v -> v.sample.listener.binding.api),
              new AttributeSpec<>(
                  "Inode",
                  LONG,
                  "",
                  "Inode of the socket, as in /proc/PID/fd",
                  v -> v.sample.listener.inode),
              new AttributeSpec<>(
                  "BoundAt",
                  STRING,
                  "",
                  "Time of the bind, ISO-8601",
                  v -> instant(v.sample.listener.binding.atMillis)),
              new AttributeSpec<>(
                  "BoundBy",
                  STRING,
                  "",
                  "First stack frame outside the JDK and the transport library "
                      + "that called bind",
                  v -> v.sample.listener.binding.by),
              new AttributeSpec<>(
                  "RequestedBacklog",
                  INTEGER,
                  "connections",
                  "Backlog passed to listen(2); the JDK replaces values below 1 " + "by 50",
                  gauge("acceptq_backlog_requested"),
                  v -> v.sample.listener.binding.requestedBacklog),
              new AttributeSpec<>(
                  "EffectiveBacklog",
                  INTEGER,
                  "connections",
                  "Backlog that the kernel holds; the queue takes one connection " + "more",
                  gauge("acceptq_backlog_effective"),
                  v -> v.sample.backlog.effective),
              new AttributeSpec<>(
                  "BacklogNote",
                  STRING,
                  "",
                  "Why the requested and the effective backlog differ",
                  v -> BacklogNote.of(v.sample)),
              new AttributeSpec<>(
                  "QueueLength",
                  INTEGER,
                  "connections",
                  "Connections in the accept queue now",
                  gauge("acceptq_queue_length"),
                  v -> v.sample.queue.length),
              new AttributeSpec<>(
                  "QueueUtilization",
                  DOUBLE,
                  "ratio",
                  "Queue length / (effective backlog + 1); 1.0 is full",
                  gauge("acceptq_queue_utilization_ratio"),
                  v -> v.sample.queue.utilization),
              new AttributeSpec<>(
                  "QueuePeak",
                  INTEGER,
                  "connections",
                  "Highest queue length seen",
                  gauge("acceptq_queue_peak"),
                  v -> v.sample.queue.peak),
              new AttributeSpec<>(
                  "QueuePeakLastMinute",
                  INTEGER,
                  "connections",
                  "Highest queue length seen in the last minute",
                  gauge("acceptq_queue_peak_last_minute"),
                  v -> v.sample.queue.peakLastMinute),
              new AttributeSpec<>(
                  "HalfOpen",
                  INTEGER,
                  "connections",
                  "Connections in SYN_RECV, read at most once a second",
                  gauge("acceptq_half_open"),
                  v -> v.sample.queue.halfOpen),
              new AttributeSpec<>(
                  "QueueWaitMillis",
                  DOUBLE,
                  "milliseconds",
                  "Mean wait for accept() over the last minute, by Little's law; "
                      + "null if none was accepted",
                  gauge("acceptq_queue_wait_seconds", 1e-3),
                  v -> v.queueWait.meanMillis),
              new AttributeSpec<>(
                  "LongestQueueWaitMillis",
                  DOUBLE,
                  "milliseconds",
                  "Longest wait of a connection that was accepted in the last "
                      + "minute or still waits, to within one interval",
                  gauge("acceptq_queue_wait_max_seconds", 1e-3),
                  v -> v.queueWait.longestMillis),
              new AttributeSpec<>(
                  "Accepted",
                  LONG,
                  "connections",
                  "Connections accepted",
                  counter("acceptq_accepted_total"),
                  v -> v.sample.accepts.total),
              new AttributeSpec<>(
                  "AcceptRate",
                  DOUBLE,
                  "connections per second",
                  "Accepts per second over the last 10 s",
                  v -> v.sample.accepts.rate),
              new AttributeSpec<>(
                  "ArrivalRate",
                  DOUBLE,
                  "connections per second",
                  "Connections that entered the queue per second over the last 10 " + "s",
                  v -> v.sample.accepts.arrivalRate),
              new AttributeSpec<>(
                  "AcceptErrors",
                  LONG,
                  "errors",
                  "Failed accepts, without timeouts and closes",
                  counter("acceptq_accept_errors_total"),
                  v -> v.sample.acceptor.errors),
              new AttributeSpec<>(
                  "LastAcceptError",
                  STRING,
                  "",
                  "Message of the last failed accept",
                  v -> v.sample.acceptor.lastError),
              new AttributeSpec<>(
                  "LongestAcceptGapMillis",
                  DOUBLE,
                  "milliseconds",
                  "Longest time without an accept while the queue was not empty",
                  gauge("acceptq_accept_gap_max_seconds", 1e-3),
                  v -> v.sample.accepts.gaps.longestMillis),
              new AttributeSpec<>(
                  "AcceptGapMillisMedian",
                  DOUBLE,
                  "milliseconds",
                  "Median time since the last accept, while connections were " + "waiting",
                  v -> v.sample.accepts.gaps.percentiles.median),
              new AttributeSpec<>(
                  "AcceptGapMillisP99",
                  DOUBLE,
                  "milliseconds",
                  "99th percentile of the time since the last accept, while "
                      + "connections were waiting",
                  v -> v.sample.accepts.gaps.percentiles.p99),
              new AttributeSpec<>(
                  "DrainRunMedian",
                  DOUBLE,
                  "connections",
                  "Median number of connections accepted before the queue was "
                      + "empty (capped at 64); null if the server never polls an empty "
                      + "queue",
                  v -> v.sample.accepts.drainRuns.median),
              new AttributeSpec<>(
                  "DrainRunP99",
                  DOUBLE,
                  "connections",
                  "99th percentile of the number of connections accepted before "
                      + "the queue was empty (capped at 64)",
                  v -> v.sample.accepts.drainRuns.p99),
              new AttributeSpec<>(
                  "Overflows",
                  LONG,
                  "packets",
                  "Share of the namespace's ListenOverflows since the first "
                      + "sample; a refused client sends several packets",
                  counter("acceptq_overflows_total"),
                  v -> v.sample.drops.overflows),
              new AttributeSpec<>(
                  "Drops",
                  LONG,
                  "packets",
                  "Share of the namespace's ListenDrops since the first sample",
                  counter("acceptq_drops_total"),
                  v -> v.sample.drops.listenDrops),
              new AttributeSpec<>(
                  "OverflowAttribution",
                  STRING,
                  "",
                  "Confidence in that share, weakest level seen: EXACT, MIXED, "
                      + "ESTIMATED, UNKNOWN",
                  v -> v.sample.drops.confidence.name()),
              new AttributeSpec<>(
                  "SocketDrops",
                  LONG,
                  "packets",
                  "The kernel's sk_drops, harmless duplicates included: a rise "
                      + "alone is no alarm",
                  v -> v.sample.drops.socketDrops),
              new AttributeSpec<>(
                  "Acceptor", STRING, "", "Thread that accepted last", v -> v.sample.acceptor.name),
              new AttributeSpec<>(
                  "AcceptorState",
                  STRING,
                  "",
                  "State of that thread; DEAD if it has ended",
                  v -> name(v.sample.acceptor.state)),
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
                  v -> v.episode == null ? null : name(v.episode.cause())),
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

  private ListenerAttributes() {}

  private static String host(Verdict verdict) {
    ListenAddress address = verdict.sample.listener.address;
    return address == null ? null : address.host();
  }

  private static Integer port(Verdict verdict) {
    ListenAddress address = verdict.sample.listener.address;
    return address == null ? null : address.port();
  }

  private static String instant(Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }
}
