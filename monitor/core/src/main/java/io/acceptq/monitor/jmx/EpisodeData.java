// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Episode;
import io.acceptq.monitor.vocabulary.AttributeSpec;
import io.acceptq.monitor.vocabulary.EpisodeAttributes;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;

/** An episode as open data; null is unknown. */
final class EpisodeData {
  private static final int SIZE = EpisodeAttributes.ALL.size();
  private static final String[] KEYS = new String[SIZE];
  static final CompositeType TYPE = type();
  static final ArrayType<CompositeData[]> LIST = list();

  private EpisodeData() {}

  private static CompositeType type() {
    String[] helps = new String[SIZE];
    OpenType<?>[] types = new OpenType<?>[SIZE];
    for (int i = 0; i < SIZE; i++) {
      AttributeSpec<Episode> item = EpisodeAttributes.ALL.get(i);
      KEYS[i] = item.attribute;
      helps[i] = item.help;
      types[i] = OpenTypes.of(item.type);
    }
    try {
      return new CompositeType(
          "Episode", "A period in which a listener had a problem", KEYS, helps, types);
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
    Object[] values = new Object[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = EpisodeAttributes.ALL.get(i).of(episode);
    }
    try {
      return new CompositeDataSupport(TYPE, KEYS, values);
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }
}
