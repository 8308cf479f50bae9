// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import static io.acceptq.monitor.vocabulary.MetricSpec.gauge;
import static io.acceptq.monitor.vocabulary.ValueType.DOUBLE;
import static io.acceptq.monitor.vocabulary.ValueType.INTEGER;
import static io.acceptq.monitor.vocabulary.ValueType.STRING;

import io.acceptq.monitor.diagnosis.BacklogNote;
import io.acceptq.monitor.diagnosis.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Backlog, accept queue and SYN queue of a listener, and the waits in it. */
final class QueueAttributes {
  static final List<AttributeSpec<Verdict>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new AttributeSpec<>(
                  "RequestedBacklog",
                  INTEGER,
                  "connections",
                  "Backlog passed to listen(2); the JDK replaces values below 1 by 50",
                  gauge("acceptq_backlog_requested"),
                  v -> v.sample.listener.binding.requestedBacklog),
              new AttributeSpec<>(
                  "EffectiveBacklog",
                  INTEGER,
                  "connections",
                  "Backlog that the kernel holds; the queue takes one connection more",
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
                  "Mean wait for accept() of the connections accepted in the last minute; "
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
                  v -> v.queueWait.longestMillis)));

  private QueueAttributes() {}
}
