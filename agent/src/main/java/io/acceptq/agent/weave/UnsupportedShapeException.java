// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

/** A class is not as its target's table says; it is left as it is. */
final class UnsupportedShapeException extends Exception {
  UnsupportedShapeException(String message) {
    super(message, null, false, false);
  }
}
