// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.model.HistorySlice;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** Past samples as open data, one array per column; null is unknown. */
final class HistoryData {
  private static final String[] COLUMNS = {"Time", "QueueLength", "Accepts", "Overflows"};

  static final CompositeType TYPE = type();

  private HistoryData() {}

  private static CompositeType type() {
    try {
      OpenType<?> numbers = ArrayType.getArrayType(SimpleType.INTEGER);
      return new CompositeType(
          "History",
          "Samples of a listener, oldest first",
          COLUMNS,
          new String[] {
            "Milliseconds since the epoch",
            "Connections in the accept queue",
            "Connections accepted since the previous sample",
            "Overflows attributed since the previous sample"
          },
          new OpenType<?>[] {
            ArrayType.getPrimitiveArrayType(long[].class), numbers, numbers, numbers
          });
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }

  static CompositeData of(HistorySlice slice) {
    try {
      return new CompositeDataSupport(
          TYPE,
          COLUMNS,
          new Object[] {
            slice.millis, boxed(slice.queueLength), boxed(slice.accepts), boxed(slice.overflows)
          });
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Integer[] boxed(int[] column) {
    Integer[] boxed = new Integer[column.length];
    for (int i = 0; i < column.length; i++) {
      boxed[i] = column[i] < 0 ? null : Integer.valueOf(column[i]);
    }
    return boxed;
  }
}
