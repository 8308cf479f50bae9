// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.model.kernel.WaitingConnection;
import io.acceptq.monitor.model.kernel.WaitingQueue;
import java.util.Locale;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/**
 * Waiting connections as open data: records for programs, lines for people. JConsole shows arrays
 * and tables of records one record at a time, but an array of strings at once.
 */
final class WaitingData {
  private static final String[] CONNECTION_KEYS = {
    "Client", "AgeMillis", "BytesReceived", "ClosedByClient"
  };

  private static final String[] KEYS = {
    "QueueLength", "Connections", "Lines", "More", "SocketsRead", "Millis", "Note"
  };

  private static final CompositeType CONNECTION =
      type(
          "WaitingConnection",
          "A connection that waits for accept()",
          CONNECTION_KEYS,
          new String[] {
            "Address and port of the client",
            "Time in the queue, to within a kernel tick (1 to 10 ms) and the duration of this"
                + " reading",
            "Bytes that the client has sent so far",
            "Whether the client has closed its side"
          },
          SimpleType.STRING,
          SimpleType.LONG,
          SimpleType.LONG,
          SimpleType.BOOLEAN);

  static final CompositeType TYPE =
      type(
          "Waiting",
          "Connections in an accept queue",
          KEYS,
          new String[] {
            "Length of the accept queue",
            "The connections, oldest first",
            "The connections in words",
            "Number of further waiting connections",
            "Connections that the kernel showed, accepted ones included",
            "Duration of this reading in milliseconds",
            "What could not be determined, and why"
          },
          SimpleType.INTEGER,
          array(CONNECTION),
          array(SimpleType.STRING),
          SimpleType.INTEGER,
          SimpleType.INTEGER,
          SimpleType.DOUBLE,
          SimpleType.STRING);

  private WaitingData() {}

  private static CompositeType type(
      String name, String help, String[] keys, String[] helps, OpenType<?>... types) {
    try {
      return new CompositeType(name, help, keys, helps, types);
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OpenType<?> array(OpenType<?> of) {
    try {
      return ArrayType.getArrayType(of);
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }

  static CompositeData of(WaitingQueue waiting) {
    int count = waiting.oldest.size();
    CompositeData[] connections = new CompositeData[count];
    String[] lines = new String[count];
    for (int i = 0; i < count; i++) {
      WaitingConnection one = waiting.oldest.get(i);
      connections[i] =
          data(
              CONNECTION,
              CONNECTION_KEYS,
              one.client.toString(),
              one.ageMillis,
              one.bytesReceived,
              one.closedByClient);
      lines[i] = line(one);
    }
    return data(
        TYPE,
        KEYS,
        waiting.queueLength,
        connections,
        lines,
        waiting.more,
        waiting.socketsRead,
        waiting.nanos / 1e6,
        waiting.note);
  }

  private static CompositeData data(CompositeType type, String[] keys, Object... values) {
    try {
      return new CompositeDataSupport(type, keys, values);
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(WaitingConnection one) {
    String age =
        one.ageMillis == null
            ? "for an unknown time"
            : String.format(Locale.ROOT, "%.3f s", one.ageMillis / 1e3);
    return one.client
        + " waits "
        + age
        + ", sent "
        + one.bytesReceived
        + (one.bytesReceived == 1 ? " byte" : " bytes")
        + (one.closedByClient ? ", closed its side" : "");
  }
}
