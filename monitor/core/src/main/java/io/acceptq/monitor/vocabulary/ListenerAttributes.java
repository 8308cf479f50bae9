// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import static io.acceptq.monitor.vocabulary.ValueType.INTEGER;
import static io.acceptq.monitor.vocabulary.ValueType.LONG;
import static io.acceptq.monitor.vocabulary.ValueType.STRING;

import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.net.ListenAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The attributes of {@code acceptq:type=Listener}, in the order of its bean. */
public final class ListenerAttributes {
  private static final List<AttributeSpec<Verdict>> IDENTITY =
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
                  v -> v.sample.listener.binding.by)));

  private static final List<AttributeSpec<Verdict>> ACCEPTOR =
      Collections.unmodifiableList(
          Arrays.asList(
              new AttributeSpec<>(
                  "Acceptor", STRING, "", "Thread that accepted last", v -> v.sample.acceptor.name),
              new AttributeSpec<>(
                  "AcceptorState",
                  STRING,
                  "",
                  "State of that thread; DEAD if it has ended",
                  v -> AttributeSpec.name(v.sample.acceptor.state))));

  public static final List<AttributeSpec<Verdict>> ALL = all();

  private ListenerAttributes() {}

  private static List<AttributeSpec<Verdict>> all() {
    List<AttributeSpec<Verdict>> all = new ArrayList<>(IDENTITY);
    all.addAll(QueueAttributes.ALL);
    all.addAll(AcceptAttributes.ALL);
    all.addAll(DropAttributes.ALL);
    all.addAll(ACCEPTOR);
    all.addAll(DiagnosisAttributes.ALL);
    return Collections.unmodifiableList(all);
  }

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
}
