// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

/** The type of an attribute's value; every value may also be null, which means unknown. */
public enum ValueType {
  STRING,
  BOOLEAN,
  INTEGER,
  LONG,
  DOUBLE
}
