// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

import io.acceptq.monitor.model.HistorySlice;
import io.acceptq.monitor.model.Listener;

/** What a reader may ask of the sampler beyond its snapshots. Any thread; returns at once. */
public interface Controls {
  RuntimeSettings settings();

  /** Wakes the sampler, so that the next sample obeys the changed settings. */
  void settingsChanged();

  /** Forgets the peaks and the longest gap of a listener at the next sample. */
  void resetPeaks(Listener listener);

  /** The latest samples of a listener, oldest first; empty if it was closed. */
  HistorySlice history(Listener listener, int seconds);
}
