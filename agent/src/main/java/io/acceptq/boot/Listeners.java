// SPDX-License-Identifier: Apache-2.0
package io.acceptq.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The open listeners, by descriptor: an accept finds its counters with two array reads. The table
 * grows, and an entry changes, only at bind, at close and at the first accept of an unseen
 * listener.
 */
public final class Listeners {
  private static final int CHUNK = 1024;
  private static volatile AtomicReferenceArray<ListenerCounters>[] chunks = newChunks(0);

  private Listeners() {}

  static ListenerCounters get(int descriptor) {
    AtomicReferenceArray<ListenerCounters>[] table = chunks;
    int chunk = descriptor >>> 10;
    AtomicReferenceArray<ListenerCounters> entries = chunk < table.length ? table[chunk] : null;
    return entries == null ? null : entries.get(descriptor & (CHUNK - 1));
  }

  static synchronized ListenerCounters open(ListenerCounters listener) {
    ListenerCounters old =
        entries(listener.descriptor).getAndSet(listener.descriptor & (CHUNK - 1), listener);
    if (old != null) {
      old.closed = true;
    }
    return listener;
  }

  /**
   * The first accept on a descriptor whose bind was not seen; another thread may have been first.
   */
  static synchronized ListenerCounters openUnseen(int descriptor) {
    ListenerCounters present = get(descriptor);
    return present != null ? present : open(new ListenerCounters(descriptor, null, 0, null));
  }

  /** Takes the listener out, unless its descriptor has a new owner already. */
  public static void close(ListenerCounters listener) {
    listener.closed = true;
    AtomicReferenceArray<ListenerCounters>[] table = chunks;
    AtomicReferenceArray<ListenerCounters> entries = table[listener.descriptor >>> 10];
    entries.compareAndSet(listener.descriptor & (CHUNK - 1), listener, null);
  }

  /** All open listeners, for the sampler. */
  public static List<ListenerCounters> open() {
    List<ListenerCounters> open = new ArrayList<>();
    for (AtomicReferenceArray<ListenerCounters> entries : chunks) {
      for (int i = 0; entries != null && i < CHUNK; i++) {
        ListenerCounters listener = entries.get(i);
        if (listener != null) {
          open.add(listener);
        }
      }
    }
    return open;
  }

  private static AtomicReferenceArray<ListenerCounters> entries(int descriptor) {
    int chunk = descriptor >>> 10;
    AtomicReferenceArray<ListenerCounters>[] table = chunks;
    if (chunk >= table.length) {
      AtomicReferenceArray<ListenerCounters>[] grown = newChunks(chunk + 1);
      System.arraycopy(table, 0, grown, 0, table.length);
      table = grown;
    }
    if (table[chunk] == null) {
      table[chunk] = new AtomicReferenceArray<>(CHUNK);
    }
    chunks = table;
    return table[chunk];
  }

  @SuppressWarnings("unchecked")
  private static AtomicReferenceArray<ListenerCounters>[] newChunks(int length) {
    return (AtomicReferenceArray<ListenerCounters>[]) new AtomicReferenceArray<?>[length];
  }
}
