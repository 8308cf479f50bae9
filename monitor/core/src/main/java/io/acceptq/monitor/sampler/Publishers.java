// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.spi.Publisher;
import java.util.List;

/**
 * Hands each report to every publisher; one that fails is counted and costs the others nothing.
 * Used by the sampler thread only.
 */
final class Publishers<R> {
  private final List<Publisher<R>> publishers;
  private final ErrorCount errors;

  Publishers(List<Publisher<R>> publishers, ErrorCount errors) {
    this.publishers = publishers;
    this.errors = errors;
  }

  void publish(R report) {
    for (Publisher<R> publisher : publishers) {
      try {
        publisher.publish(report);
      } catch (Throwable e) {
        errors.reportAny("publishing", e);
      }
    }
  }

  boolean isAnyWaiting() {
    for (Publisher<R> publisher : publishers) {
      if (publisher.isWaiting()) {
        return true;
      }
    }
    return false;
  }

  void close() {
    for (Publisher<R> publisher : publishers) {
      try {
        publisher.close();
      } catch (Throwable e) {
        errors.reportAny("closing", e);
      }
    }
  }
}
