// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static javax.management.openmbean.SimpleType.INTEGER;
import static javax.management.openmbean.SimpleType.LONG;
import static javax.management.openmbean.SimpleType.STRING;

import io.acceptq.monitor.diagnosis.OverflowBehaviour;
import io.acceptq.monitor.sample.NamespaceSample;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The attributes of {@code acceptq:type=Kernel}: the network namespace's own counters. */
public final class KernelTerms {
  public static final List<Term<NamespaceSample>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new Term<>(
                  "ListenOverflows",
                  LONG,
                  "packets",
                  "refused because an accept queue was full",
                  n -> n.counters.listenOverflows),
              new Term<>(
                  "ListenDrops",
                  LONG,
                  "packets",
                  "dropped at listeners for any reason, overflows included",
                  n -> n.counters.listenDrops),
              new Term<>(
                  "ReqQFullDrop",
                  LONG,
                  "packets",
                  "SYNs dropped because a SYN queue was full",
                  n -> n.counters.reqQFullDrop),
              new Term<>(
                  "ReqQFullDoCookies",
                  LONG,
                  "packets",
                  "SYNs answered with a cookie because a SYN queue was full",
                  n -> n.counters.reqQFullDoCookies),
              new Term<>(
                  "SyncookiesSent",
                  LONG,
                  "packets",
                  "SYN cookies sent",
                  n -> n.counters.syncookiesSent),
              new Term<>(
                  "SyncookiesRecv",
                  LONG,
                  "packets",
                  "valid SYN cookies received",
                  n -> n.counters.syncookiesRecv),
              new Term<>(
                  "SyncookiesFailed",
                  LONG,
                  "packets",
                  "invalid SYN cookies received",
                  n -> n.counters.syncookiesFailed),
              new Term<>(
                  "Somaxconn",
                  INTEGER,
                  "connections",
                  "net.core.somaxconn: caps every backlog at listen(2)",
                  n -> n.limits.somaxconn),
              new Term<>(
                  "TcpMaxSynBacklog",
                  INTEGER,
                  "connections",
                  "net.ipv4.tcp_max_syn_backlog: matters only with tcp_syncookies=0",
                  n -> n.limits.tcpMaxSynBacklog),
              new Term<>(
                  "TcpSyncookies",
                  INTEGER,
                  "",
                  "net.ipv4.tcp_syncookies: 0 never, 1 when a SYN queue is full, 2 always",
                  n -> n.limits.tcpSyncookies),
              new Term<>(
                  "TcpAbortOnOverflow",
                  INTEGER,
                  "",
                  "net.ipv4.tcp_abort_on_overflow: 1 answers the last ACK with RST when the queue is full",
                  n -> n.limits.tcpAbortOnOverflow),
              new Term<>(
                  "TcpSynackRetries",
                  INTEGER,
                  "",
                  "net.ipv4.tcp_synack_retries",
                  n -> n.limits.tcpSynackRetries),
              new Term<>(
                  "OtherOverflows",
                  LONG,
                  "packets",
                  "overflows since the first sample that were not at a listener of this JVM",
                  n -> n.otherOverflows),
              new Term<>(
                  "OverflowBehaviour",
                  STRING,
                  "",
                  "what a client sees when the accept queue is full, under the settings of now",
                  n -> OverflowBehaviour.of(n.limits)),
              new Term<>("KernelRelease", STRING, "", "uname -r", n -> n.release),
              new Term<>(
                  "NetworkNamespace",
                  STRING,
                  "",
                  "identity of the network namespace these numbers are of",
                  n -> n.networkNamespace)));

  private KernelTerms() {}
}
