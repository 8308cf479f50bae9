// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

/**
 * Finds, in the stack trace of a bind, the code of the service that asked for it. Frames of the
 * JDK, of acceptq and of transport libraries are skipped. Used by the sampler thread only.
 */
final class BindSite {
  private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

  /** Not every package of acceptq: the examples are services. */
  private static final String[] ACCEPTQ = {
    "io.acceptq.boot.", "io.acceptq.agent.", "io.acceptq.monitor."
  };

  /** Libraries that bind on behalf of others, also if shaded below another package. */
  private static final String[] TRANSPORTS = {
    "io.netty.",
    "org.jboss.netty.",
    "reactor.netty.",
    "io.vertx.core.",
    "io.grpc.",
    "org.apache.tomcat.",
    "org.apache.catalina.",
    "org.apache.coyote.",
    "org.eclipse.jetty.",
    "io.undertow.",
    "org.xnio.",
    "org.glassfish.grizzly.",
    "org.apache.mina.",
    "akka.io.",
    "org.apache.pekko.io.",
  };

  private BindSite() {}

  /** The first frame of the service, as a stack trace prints it; null if there is none. */
  static String serviceFrame(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (!startsWithAny(name, JDK) && !startsWithAny(name, ACCEPTQ) && !isTransport(name)) {
        String file = frame.getFileName() == null ? "" : frame.getFileName();
        String line = frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber();
        return name + "." + frame.getMethodName() + "(" + file + line + ")";
      }
    }
    return null;
  }

  private static boolean startsWithAny(String className, String[] prefixes) {
    for (String prefix : prefixes) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTransport(String className) {
    for (String prefix : TRANSPORTS) {
      if (className.startsWith(prefix) || className.contains("." + prefix)) {
        return true;
      }
    }
    return false;
  }
}
