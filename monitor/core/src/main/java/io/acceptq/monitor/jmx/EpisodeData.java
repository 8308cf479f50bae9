// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Episode;
import java.time.Instant;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** An episode as open data; null where unknown. */
final class EpisodeData {
  private static final String[] KEYS = {
    "Listener",
    "Start",
    "DurationMillis",
    "Open",
    "Peak",
    "Overflows",
    "Cause",
    "Evidence",
    "Advice"
  };

  static final CompositeType TYPE = type();
  static final ArrayType<CompositeData[]> LIST = list();

  private EpisodeData() {}

  private static CompositeType type() {
    try {
      return new CompositeType(
          "Episode",
          "a time during which a listener was in trouble",
          KEYS,
          new String[] {
            "name of the listener",
            "when it began, ISO-8601",
            "how long it lasted, so far if it is open",
            "whether it goes on",
            "highest queue length in it",
            "packets refused in it; a refused client sends several",
            "why; null if that cannot be told",
            "what speaks for that",
            "what to do"
          },
          new OpenType<?>[] {
            SimpleType.STRING,
            SimpleType.STRING,
            SimpleType.LONG,
            SimpleType.BOOLEAN,
            SimpleType.INTEGER,
            SimpleType.LONG,
            SimpleType.STRING,
            SimpleType.STRING,
            SimpleType.STRING
          });
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ArrayType<CompositeData[]> list() {
    try {
      return new ArrayType<>(1, TYPE);
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }

  static CompositeData of(Episode episode) {
    try {
      return new CompositeDataSupport(
          TYPE,
          KEYS,
          new Object[] {
            episode.listener,
            Instant.ofEpochMilli(episode.startMillis).toString(),
            episode.durationMillis(),
            episode.open,
            episode.peak,
            episode.overflows,
            episode.cause() == null ? null : episode.cause().name(),
            episode.evidence(),
            episode.advice()
          });
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }
}
