// SPDX-License-Identifier: Apache-2.0
package io.acceptq.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The open listeners, by descriptor. The table grows to the highest descriptor that has listened
 * and never shrinks: 4 KB (8 KB without compressed references) for each 1024 descriptors.
 *
 * <p>Concurrency: {@link #get} is two array reads and is wait-free. {@link #close} is one
 * compareAndSet and takes no lock. {@link #open(ListenerCounters)} and {@link #openUnseen} replace
 * entries and grow the table under the class lock: at a bind, and at the first accept of a listener
 * whose bind was not seen. An entry found by {@code get} may have been closed since; counting into
 * it is harmless. Assumes that a descriptor is not reused before its close hook has run.
 */
public final class Listeners {
  private static final int CHUNK_BITS = 10;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private static volatile AtomicReferenceArray<ListenerCounters>[] chunks = newChunks(0);

  private Listeners() {}

  static ListenerCounters get(int descriptor) {
    AtomicReferenceArray<ListenerCounters>[] table = chunks;
    int chunk = descriptor >>> CHUNK_BITS;
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
   * The listener on a descriptor whose bind was not seen. If several threads accept for the first
   * time, all get the same one.
   */
  static synchronized ListenerCounters openUnseen(int descriptor) {
    ListenerCounters present = get(descriptor);
    return present != null ? present : open(new ListenerCounters(descriptor, null, 0, null));
  }

  /** Removes the listener, unless another one has been opened on its descriptor meanwhile. */
  public static void close(ListenerCounters listener) {
    listener.closed = true;
    AtomicReferenceArray<ListenerCounters>[] table = chunks;
    AtomicReferenceArray<ListenerCounters> entries = table[listener.descriptor >>> CHUNK_BITS];
    entries.compareAndSet(listener.descriptor & (CHUNK - 1), listener, null);
  }

  /** All open listeners, for the sampler thread: a new list, made without a lock. */
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
    int chunk = descriptor >>> CHUNK_BITS;
    AtomicReferenceArray<ListenerCounters>[] table = chunks;
    if (chunk >= table.length) {
      AtomicReferenceArray<ListenerCounters>[] grown = newChunks(chunk + 1);
      System.arraycopy(table, 0, grown, 0, table.length);
      table = grown;
    }
    if (table[chunk] == null) {
      table[chunk] = new AtomicReferenceArray<>(CHUNK);
    }
    chunks = table; // publishes the new chunk to threads that do not take the lock
    return table[chunk];
  }

  @SuppressWarnings("unchecked")
  private static AtomicReferenceArray<ListenerCounters>[] newChunks(int length) {
    return (AtomicReferenceArray<ListenerCounters>[]) new AtomicReferenceArray<?>[length];
  }
}
