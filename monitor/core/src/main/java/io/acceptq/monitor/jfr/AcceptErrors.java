// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jfr;

/** Failed accepts of one listener from one sample to the next. Immutable. */
final class AcceptErrors {
  final String listener;
  final long count;
  final String last;

  AcceptErrors(String listener, long count, String last) {
    this.listener = listener;
    this.count = count;
    this.last = last;
  }
}
