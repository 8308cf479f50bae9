// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.log;

/** Where acceptq's few lines go. Any thread. */
public interface Log {
  void line(String text);
}
