// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

/**
 * Shows reports to somebody. Called by the sampler thread only; a failure is counted and costs this
 * publisher this report.
 */
public interface ReportPublisher {
  void publish(Report report);

  /** Takes everything back. */
  void close();
}
