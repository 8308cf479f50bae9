// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/**
 * Shows samples to somebody. Called by the sampler thread only; a failure is counted and costs this
 * publisher this sample.
 */
public interface Publisher {
  void publish(Snapshot snapshot);

  /** Takes everything back. */
  void close();
}
