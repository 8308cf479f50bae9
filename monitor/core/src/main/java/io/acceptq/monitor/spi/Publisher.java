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

  /**
   * Whether it cannot show anything yet and has to look again soon: then there is a sample at least
   * every second, whatever the interval.
   */
  default boolean isWaiting() {
    return false;
  }

  /** Withdraws everything that was published. */
  void close();
}
