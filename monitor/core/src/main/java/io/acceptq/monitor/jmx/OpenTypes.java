// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.vocabulary.ValueType;
import javax.management.openmbean.SimpleType;

/** The open types of the vocabulary's value types. */
final class OpenTypes {
  private OpenTypes() {}

  static SimpleType<?> of(ValueType type) {
    switch (type) {
      case BOOLEAN:
        return SimpleType.BOOLEAN;
      case INTEGER:
        return SimpleType.INTEGER;
      case LONG:
        return SimpleType.LONG;
      case DOUBLE:
        return SimpleType.DOUBLE;
      default:
        return SimpleType.STRING;
    }
  }
}
