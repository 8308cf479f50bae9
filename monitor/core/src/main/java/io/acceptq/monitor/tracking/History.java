// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import io.acceptq.monitor.model.HistorySlice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest samples of every listener in rings of primitive numbers: at most 8 MB in all, so the
 * more listeners, the shorter the history of each. Written by the sampler thread without
 * allocation, except when the number of listeners passes a power of two; read by any thread.
 */
public final class History {
  static final int MAX_BYTES = 8 << 20;

  private final Map<Long, ListenerHistory> columns = new HashMap<>();
  private long[] millis = new long[0];
  private long samples;
  private long clockOffset;
  private boolean shortened;

  /**
   * Appends one sample of each listener, and keeps at most {@code wanted} of them.
   *
   * @param wallOffset what the wall clock shows more than the clock of the samples
   */
  public synchronized void append(
      long atMillis, long wallOffset, List<ListenerTracker> trackers, long wanted) {
    clockOffset = wallOffset;
    resize(wanted, trackers);
    int slot = (int) (samples % millis.length);
    millis[slot] = atMillis;
    for (ListenerTracker tracker : trackers) {
      ListenerHistory column = tracker.history;
      if (column.first < 0) {
        column.first = samples;
        allocate(column, millis.length);
        columns.put(tracker.listener().id, column);
      }
      column.put(slot, tracker.queueLength(), tracker.recentAccepts(), tracker.recentOverflows());
    }
    samples++;
    if (columns.size() > trackers.size()) {
      columns.clear();
      for (ListenerTracker tracker : trackers) {
        columns.put(tracker.listener().id, tracker.history);
      }
    }
  }

  private void resize(long wanted, List<ListenerTracker> trackers) {
    int room = 8;
    while (room < trackers.size()) {
      room *= 2;
    }
    long most = MAX_BYTES / (Long.BYTES + (long) room * ListenerHistory.BYTES);
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
    for (ListenerTracker tracker : trackers) {
      if (tracker.history.first >= 0) {
        move(tracker.history, keep, capacity);
      }
    }
    millis = times;
  }

  private void move(ListenerHistory column, long keep, int capacity) {
    ListenerHistory old = new ListenerHistory();
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

  private static void allocate(ListenerHistory column, int capacity) {
    column.queueLength = new int[capacity];
    column.accepts = new int[capacity];
    column.overflows = new int[capacity];
  }

  /** Whether fewer samples are kept than wanted. */
  public synchronized boolean isShortened() {
    return shortened;
  }

  public synchronized int capacity() {
    return millis.length;
  }

  /** The samples of the last seconds, counted from the latest one; empty if unknown. */
  public synchronized HistorySlice slice(long listener, int seconds) {
    ListenerHistory column = columns.get(listener);
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
      slice.millis[i] = millis[slot] + clockOffset;
      slice.queueLength[i] = column.queueLength[slot];
      slice.accepts[i] = column.accepts[slot];
      slice.overflows[i] = column.overflows[slot];
    }
    return slice;
  }
}
