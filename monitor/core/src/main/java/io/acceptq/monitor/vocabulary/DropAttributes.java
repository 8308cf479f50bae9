// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import static io.acceptq.monitor.vocabulary.MetricSpec.counter;
import static io.acceptq.monitor.vocabulary.ValueType.LONG;
import static io.acceptq.monitor.vocabulary.ValueType.STRING;

import io.acceptq.monitor.diagnosis.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What the kernel dropped at a listener. */
final class DropAttributes {
  static final List<AttributeSpec<Verdict>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new AttributeSpec<>(
                  "Overflows",
                  LONG,
                  "packets",
                  "Share of the namespace's ListenOverflows since acceptq was loaded; a refused"
                      + " client sends several packets",
                  counter("acceptq_overflows_total"),
                  v -> v.sample.drops.overflows),
              new AttributeSpec<>(
                  "Drops",
                  LONG,
                  "packets",
                  "Share of the namespace's ListenDrops since acceptq was loaded",
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
                      + "alone is not an alarm",
                  v -> v.sample.drops.socketDrops)));

  private DropAttributes() {}
}
