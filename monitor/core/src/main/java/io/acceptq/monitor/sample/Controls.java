// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/** What a reader may ask of the sampler beyond its snapshots. Any thread; short. */
public interface Controls {
  Knobs knobs();

  /** The knobs were turned: the next sample obeys. */
  void turned();

  /** Forgets the peaks and the longest gap of a listener, at the next sample. */
  void resetPeaks(Listener listener);

  /** The latest samples of a listener, oldest first; empty if it is gone. */
  HistorySlice history(Listener listener, int seconds);
}
