// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static io.acceptq.monitor.jmx.Metric.counter;
import static io.acceptq.monitor.jmx.Metric.gauge;
import static io.acceptq.monitor.jmx.Metric.state;
import static javax.management.openmbean.SimpleType.INTEGER;
import static javax.management.openmbean.SimpleType.LONG;
import static javax.management.openmbean.SimpleType.STRING;

import io.acceptq.monitor.diagnosis.OverflowBehaviour;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The attributes of {@code acceptq:type=Kernel}: the network namespace's own counters. */
public final class KernelTerms {
  public static final List<Term<KernelState>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new Term<>(
                  "ListenOverflows",
                  LONG,
                  "packets",
                  "refused because an accept queue was full",
                  counter("acceptq_kernel_listen_overflows_total"),
                  n -> n.sample.counters.listenOverflows),
              new Term<>(
                  "ListenDrops",
                  LONG,
                  "packets",
                  "dropped at listeners for any reason, overflows included",
                  counter("acceptq_kernel_listen_drops_total"),
                  n -> n.sample.counters.listenDrops),
              new Term<>(
                  "ReqQFullDrop",
                  LONG,
                  "packets",
                  "SYNs dropped because a SYN queue was full",
                  counter("acceptq_kernel_reqq_full_total", "answer", "drop"),
                  n -> n.sample.counters.reqQFullDrop),
              new Term<>(
                  "ReqQFullDoCookies",
                  LONG,
                  "packets",
                  "SYNs answered with a cookie because a SYN queue was full",
                  counter("acceptq_kernel_reqq_full_total", "answer", "cookie"),
                  n -> n.sample.counters.reqQFullDoCookies),
              new Term<>(
                  "SyncookiesSent",
                  LONG,
                  "packets",
                  "SYN cookies sent",
                  counter("acceptq_kernel_syncookies_sent_total"),
                  n -> n.sample.counters.syncookiesSent),
              new Term<>(
                  "SyncookiesRecv",
                  LONG,
                  "packets",
                  "valid SYN cookies received",
                  counter("acceptq_kernel_syncookies_received_total"),
                  n -> n.sample.counters.syncookiesRecv),
              new Term<>(
                  "SyncookiesFailed",
                  LONG,
                  "packets",
                  "invalid SYN cookies received",
                  counter("acceptq_kernel_syncookies_failed_total"),
                  n -> n.sample.counters.syncookiesFailed),
              new Term<>(
                  "Somaxconn",
                  INTEGER,
                  "connections",
                  "net.core.somaxconn: caps every backlog at listen(2)",
                  gauge("acceptq_kernel_somaxconn"),
                  n -> n.sample.limits.somaxconn),
              new Term<>(
                  "TcpMaxSynBacklog",
                  INTEGER,
                  "connections",
                  "net.ipv4.tcp_max_syn_backlog: matters only with tcp_syncookies=0",
                  n -> n.sample.limits.tcpMaxSynBacklog),
              new Term<>(
                  "TcpSyncookies",
                  INTEGER,
                  "",
                  "net.ipv4.tcp_syncookies: 0 never, 1 when a SYN queue is full, 2 always",
                  n -> n.sample.limits.tcpSyncookies),
              new Term<>(
                  "TcpAbortOnOverflow",
                  INTEGER,
                  "",
                  "net.ipv4.tcp_abort_on_overflow: 1 answers the last ACK with RST when the queue is full",
                  n -> n.sample.limits.tcpAbortOnOverflow),
              new Term<>(
                  "TcpSynackRetries",
                  INTEGER,
                  "",
                  "net.ipv4.tcp_synack_retries",
                  n -> n.sample.limits.tcpSynackRetries),
              new Term<>(
                  "OtherOverflows",
                  LONG,
                  "packets",
                  "overflows since the first sample that were not at a listener of this JVM",
                  counter("acceptq_kernel_other_overflows_total"),
                  n -> n.sample.otherOverflows),
              new Term<>(
                  "OverflowBehaviour",
                  STRING,
                  "",
                  "what a client sees when the accept queue is full, under the settings of now",
                  n -> OverflowBehaviour.of(n.sample.limits)),
              new Term<>("KernelRelease", STRING, "", "uname -r", n -> n.sample.release),
              new Term<>(
                  "NetworkNamespace",
                  STRING,
                  "",
                  "identity of the network namespace these numbers are of",
                  n -> n.sample.networkNamespace),
              new Term<>(
                  "Cause",
                  STRING,
                  "",
                  "OTHER_LISTENER while a listener of another process overflows, and a minute after; else null",
                  state("acceptq_kernel_cause", "cause"),
                  n -> n.cause()),
              new Term<>("Diagnosis", STRING, "", "which listener, and whose", n -> n.diagnosis()),
              new Term<>("Advice", STRING, "", "what to do about it", n -> n.advice())));

  private KernelTerms() {}
}
