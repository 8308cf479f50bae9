// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/** Takes what could not be understood: counted, the last one kept for {@code LastError}. */
public interface Faults {
  /** One sentence with the offending raw text in it. */
  void report(String fault);
}
