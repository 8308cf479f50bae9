// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

/** The class file does not match any table of its target; the class is left unchanged. */
final class UnsupportedShapeException extends Exception {
  UnsupportedShapeException(String message) {
    super(message, null, false, false);
  }
}
