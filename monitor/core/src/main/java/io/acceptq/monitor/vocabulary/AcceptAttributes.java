// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import static io.acceptq.monitor.vocabulary.MetricSpec.counter;
import static io.acceptq.monitor.vocabulary.MetricSpec.gauge;
import static io.acceptq.monitor.vocabulary.ValueType.DOUBLE;
import static io.acceptq.monitor.vocabulary.ValueType.LONG;
import static io.acceptq.monitor.vocabulary.ValueType.STRING;

import io.acceptq.monitor.diagnosis.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** How a listener accepts: rates, errors, gaps and runs. */
final class AcceptAttributes {
  static final List<AttributeSpec<Verdict>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
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
                  "Connections that entered the queue per second over the last 10 s",
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
                  "Median time since the last accept, while connections were waiting",
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
                  v -> v.sample.accepts.drainRuns.p99)));

  private AcceptAttributes() {}
}
