// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import static io.acceptq.monitor.vocabulary.MetricSpec.counter;
import static io.acceptq.monitor.vocabulary.MetricSpec.gauge;
import static io.acceptq.monitor.vocabulary.MetricSpec.state;
import static io.acceptq.monitor.vocabulary.ValueType.INTEGER;
import static io.acceptq.monitor.vocabulary.ValueType.LONG;
import static io.acceptq.monitor.vocabulary.ValueType.STRING;

import io.acceptq.monitor.diagnosis.OverflowBehaviour;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.cause.Cause;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The attributes of {@code acceptq:type=Kernel}: counters and limits of the network namespace. */
public final class KernelAttributes {
  public static final List<AttributeSpec<Report>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new AttributeSpec<>(
                  "ListenOverflows",
                  LONG,
                  "packets",
                  "Packets refused because an accept queue was full",
                  counter("acceptq_kernel_listen_overflows_total"),
                  r -> r.snapshot.namespace.counters.listenOverflows),
              new AttributeSpec<>(
                  "ListenDrops",
                  LONG,
                  "packets",
                  "Packets dropped at listeners for any reason, overflows included",
                  counter("acceptq_kernel_listen_drops_total"),
                  r -> r.snapshot.namespace.counters.listenDrops),
              new AttributeSpec<>(
                  "ReqQFullDrop",
                  LONG,
                  "packets",
                  "SYNs dropped because a SYN queue was full",
                  counter("acceptq_kernel_reqq_full_total", "answer", "drop"),
                  r -> r.snapshot.namespace.counters.reqQFullDrop),
              new AttributeSpec<>(
                  "ReqQFullDoCookies",
                  LONG,
                  "packets",
                  "SYNs answered with a cookie because a SYN queue was full",
                  counter("acceptq_kernel_reqq_full_total", "answer", "cookie"),
                  r -> r.snapshot.namespace.counters.reqQFullDoCookies),
              new AttributeSpec<>(
                  "SyncookiesSent",
                  LONG,
                  "packets",
                  "SYN cookies sent",
                  counter("acceptq_kernel_syncookies_sent_total"),
                  r -> r.snapshot.namespace.counters.syncookiesSent),
              new AttributeSpec<>(
                  "SyncookiesRecv",
                  LONG,
                  "packets",
                  "Valid SYN cookies received",
                  counter("acceptq_kernel_syncookies_received_total"),
                  r -> r.snapshot.namespace.counters.syncookiesRecv),
              new AttributeSpec<>(
                  "SyncookiesFailed",
                  LONG,
                  "packets",
                  "Invalid SYN cookies received",
                  counter("acceptq_kernel_syncookies_failed_total"),
                  r -> r.snapshot.namespace.counters.syncookiesFailed),
              new AttributeSpec<>(
                  "Somaxconn",
                  INTEGER,
                  "connections",
                  "net.core.somaxconn: caps every backlog at listen(2)",
                  gauge("acceptq_kernel_somaxconn"),
                  r -> r.snapshot.namespace.limits.somaxconn),
              new AttributeSpec<>(
                  "TcpMaxSynBacklog",
                  INTEGER,
                  "connections",
                  "net.ipv4.tcp_max_syn_backlog: matters only with tcp_syncookies=0",
                  r -> r.snapshot.namespace.limits.tcpMaxSynBacklog),
              new AttributeSpec<>(
                  "TcpSyncookies",
                  INTEGER,
                  "",
                  "net.ipv4.tcp_syncookies: 0 never, 1 when a SYN queue is full, 2 always",
                  r -> r.snapshot.namespace.limits.tcpSyncookies),
              new AttributeSpec<>(
                  "TcpAbortOnOverflow",
                  INTEGER,
                  "",
                  "net.ipv4.tcp_abort_on_overflow: 1 answers the last ACK with "
                      + "RST when the queue is full",
                  r -> r.snapshot.namespace.limits.tcpAbortOnOverflow),
              new AttributeSpec<>(
                  "TcpSynackRetries",
                  INTEGER,
                  "",
                  "net.ipv4.tcp_synack_retries: how often a SYN+ACK is resent",
                  r -> r.snapshot.namespace.limits.tcpSynackRetries),
              new AttributeSpec<>(
                  "TcpSynLinearTimeouts",
                  INTEGER,
                  "",
                  "net.ipv4.tcp_syn_linear_timeouts: how often a client of this namespace resends"
                      + " a SYN after 1 s before the times double",
                  r -> r.snapshot.namespace.limits.tcpSynLinearTimeouts),
              new AttributeSpec<>(
                  "OtherOverflows",
                  LONG,
                  "packets",
                  "Overflows since acceptq was loaded that were not at a listener of this JVM",
                  counter("acceptq_kernel_other_overflows_total"),
                  r -> r.snapshot.namespace.otherOverflows),
              new AttributeSpec<>(
                  "OverflowBehaviour",
                  STRING,
                  "",
                  "What a client experiences when the accept queue is full, under "
                      + "the current settings",
                  r -> OverflowBehaviour.of(r.snapshot.namespace.limits)),
              new AttributeSpec<>(
                  "KernelRelease",
                  STRING,
                  "",
                  "Kernel release, as uname -r",
                  r -> r.snapshot.namespace.release),
              new AttributeSpec<>(
                  "NetworkNamespace",
                  STRING,
                  "",
                  "Identity of the network namespace that these numbers belong to",
                  r -> r.snapshot.namespace.networkNamespace),
              new AttributeSpec<>(
                  "Cause",
                  STRING,
                  "",
                  "OTHER_LISTENER while a listener of another process overflows, "
                      + "and for a minute afterwards; else null",
                  state("acceptq_kernel_cause", "cause"),
                  r -> cause(r)),
              new AttributeSpec<>(
                  "Diagnosis",
                  STRING,
                  "",
                  "Which listener overflows, and the process it belongs to",
                  r -> r.namespace == null ? null : r.namespace.evidence()),
              new AttributeSpec<>(
                  "Advice",
                  STRING,
                  "",
                  "What to do about it",
                  r -> r.namespace == null ? null : r.namespace.advice())));

  private KernelAttributes() {}

  private static String cause(Report report) {
    Cause cause = report.namespace == null ? null : report.namespace.cause();
    return cause == null ? null : cause.name();
  }
}
