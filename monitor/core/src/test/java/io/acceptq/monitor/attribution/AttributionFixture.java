// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.attribution;

import static io.acceptq.monitor.model.Confidence.EXACT;

import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.kernel.KernelCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two sockets of one namespace, whose counters the test moves. */
abstract class AttributionFixture {
  final OverflowAttribution attribution = new OverflowAttribution(KernelCounters.UNKNOWN);

  final Socket a = new Socket();

  final Socket b = new Socket();

  final List<Socket> sockets = new ArrayList<>(List.of(a, b));

  long listenOverflows = 1_000;

  long listenDrops = 2_000;

  boolean closed;

  boolean started;

  AttributionFixture() {
    sample(0); // the first sample is where counting begins
  }

  static final class Socket {
    final OverflowCandidate candidate = new OverflowCandidate();
    long drops = 7;
    boolean full;
    boolean tells = true;
    long overflows;
    long otherDrops;
    Confidence confidence = EXACT;

    @Override
    public String toString() {
      return overflows + " " + confidence;
    }
  }

  void see() {
    for (Socket socket : sockets) {
      candidateSees(socket);
    }
  }

  void candidateSees(Socket socket) {
    socket.candidate.see(socket.tells ? socket.drops : null, started, socket.full);
  }

  List<OverflowCandidate> candidates() {
    List<OverflowCandidate> candidates = new ArrayList<>();
    for (Socket socket : sockets) {
      candidates.add(socket.candidate);
    }
    return candidates;
  }

  /** One interval in which the namespace counted this many overflows. */
  void sample(long overflows) {
    listenOverflows += overflows;
    listenDrops += overflows;
    see();
    attribution.attribute(counters(listenOverflows, listenDrops), candidates(), closed);
    started = true;
    closed = false;
    for (Socket socket : sockets) {
      socket.overflows += socket.candidate.overflows;
      socket.otherDrops += socket.candidate.otherDrops;
      socket.confidence = socket.confidence.weaker(socket.candidate.confidence);
      socket.candidate.settle(socket.drops);
    }
  }

  static KernelCounters counters(long overflows, long drops) {
    Map<String, Long> values = new HashMap<>();
    values.put("ListenOverflows", overflows);
    values.put("ListenDrops", drops);
    return new KernelCounters(values);
  }
}
