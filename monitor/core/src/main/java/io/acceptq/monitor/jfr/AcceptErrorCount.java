// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jfr;

/** Failed accepts of one listener between two samples. Immutable. */
final class AcceptErrorCount {
  final String listener;
  final long count;
  final String lastMessage;

  AcceptErrorCount(String listener, long count, String lastMessage) {
    this.listener = listener;
    this.count = count;
    this.lastMessage = lastMessage;
  }
}
