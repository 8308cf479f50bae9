// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

/**
 * Shows what was found to someone. Called by the sampler thread only; an exception is counted and
 * costs this publisher this sample.
 *
 * @param <R> what is published: the report of one sample
 */
public interface Publisher<R> {
  void publish(R report);

  /** Withdraws everything that was published. */
  void close();
}
