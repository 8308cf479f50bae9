// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.HistorySlice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest samples of every listener, in rings of primitive numbers: never more than 8 MB, so
 * many listeners have a shorter past each. Written by the sampler thread without allocation, except
 * when the number of listeners passes a power of two; read by any.
 */
final class History {
  static final int MAX_BYTES = 8 << 20;

  private final Map<Long, Column> columns = new HashMap<>();
  private long[] millis = new long[0];
  private long samples;
  private boolean shortened;

  /** Appends one sample of each listener, and holds at most so many of them. */
  synchronized void append(long atMillis, List<Track> tracks, long wanted) {
    resize(wanted, tracks);
    int slot = (int) (samples % millis.length);
    millis[slot] = atMillis;
    for (Track track : tracks) {
      Column column = track.history;
      if (column.first < 0) {
        column.first = samples;
        allocate(column, millis.length);
        columns.put(track.listener().id, column);
      }
      column.put(slot, track.lengthNow(), track.recentAccepts(), track.recentOverflows());
    }
    samples++;
    if (columns.size() > tracks.size()) {
      columns.clear();
      for (Track track : tracks) {
        columns.put(track.listener().id, track.history);
      }
    }
  }

  private void resize(long wanted, List<Track> tracks) {
    int room = 8;
    while (room < tracks.size()) {
      room *= 2;
    }
    long most = MAX_BYTES / (Long.BYTES + (long) room * Column.BYTES);
    shortened = most < wanted;
    int capacity = (int) Math.max(1, Math.min(wanted, most));
    if (capacity == millis.length) {
      return;
    }
    long keep = Math.min(samples, Math.min(capacity, millis.length));
    long[] times = new long[capacity];
    for (long i = samples - keep; i < samples; i++) {
      times[(int) (i % capacity)] = millis[(int) (i % millis.length)];
    }
    for (Track track : tracks) {
      if (track.history.first >= 0) {
        move(track.history, keep, capacity);
      }
    }
    millis = times;
  }

  private void move(Column column, long keep, int capacity) {
    Column old = new Column();
    old.queueLength = column.queueLength;
    old.accepts = column.accepts;
    old.overflows = column.overflows;
    allocate(column, capacity);
    for (long i = samples - keep; i < samples; i++) {
      int from = (int) (i % old.accepts.length);
      column.put(
          (int) (i % capacity), old.queueLength[from], old.accepts[from], old.overflows[from]);
    }
    column.first = Math.max(column.first, samples - keep);
  }

  private static void allocate(Column column, int capacity) {
    column.queueLength = new int[capacity];
    column.accepts = new int[capacity];
    column.overflows = new int[capacity];
  }

  /** Whether fewer samples are held than wanted. */
  synchronized boolean isShortened() {
    return shortened;
  }

  synchronized int capacity() {
    return millis.length;
  }

  /** The samples of the last seconds, counted from the latest one; none if there is no such. */
  synchronized HistorySlice slice(long listener, int seconds) {
    Column column = columns.get(listener);
    if (column == null) {
      return new HistorySlice(new long[0], new int[0], new int[0], new int[0]);
    }
    long oldest = Math.max(column.first, samples - millis.length);
    long since = millis[(int) ((samples - 1) % millis.length)] - seconds * 1_000L;
    long from = samples;
    while (from > oldest && millis[(int) ((from - 1) % millis.length)] > since) {
      from--;
    }
    int count = (int) (samples - from);
    HistorySlice slice =
        new HistorySlice(new long[count], new int[count], new int[count], new int[count]);
    for (int i = 0; i < count; i++) {
      int slot = (int) ((from + i) % millis.length);
      slice.millis[i] = millis[slot];
      slice.queueLength[i] = column.queueLength[slot];
      slice.accepts[i] = column.accepts[slot];
      slice.overflows[i] = column.overflows[slot];
    }
    return slice;
  }
}
