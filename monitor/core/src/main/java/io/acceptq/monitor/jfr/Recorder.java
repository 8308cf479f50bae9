// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jfr;

import java.lang.reflect.Method;

/**
 * Whether this JVM has a Flight Recorder and it is in use. By reflection, because only some builds
 * of Java 8 have it. A check costs one field read and starts nothing. One thread.
 */
final class Recorder {
  private final Method initialized;

  private Recorder(Method initialized) {
    this.initialized = initialized;
  }

  /** Null if there is none: an older Java, another JVM, an image without {@code jdk.jfr}. */
  static Recorder find() {
    try {
      // Not isAvailable, which loads fifteen classes and native code.
      return new Recorder(Class.forName("jdk.jfr.FlightRecorder").getMethod("isInitialized"));
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  /** True from the first recording on. */
  boolean isUsed() throws ReflectiveOperationException {
    return (Boolean) initialized.invoke(null);
  }
}
