// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

/** Tells the service's own stack frames from those of the JDK and of transport libraries. */
final class BindSite {
  private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

  /** Not all below our name: the examples are services. */
  private static final String[] ACCEPTQ = {
    "io.acceptq.boot.", "io.acceptq.agent.", "io.acceptq.monitor."
  };

  /** Libraries that bind on behalf of others, also when shaded below a package of another's. */
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

  /** What binds before the service begins: agents in their premain, and the JVM's own JMX port. */
  private static final String[] BEFORE_THE_SERVICE = {
    "sun.instrument.InstrumentationImpl", "sun.management.Agent", "jdk.internal.agent.Agent"
  };

  private BindSite() {}

  /** The first frame that is the service's, as stack traces show it; null if none is. */
  static String firstOfService(StackTraceElement[] stack) {
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

  static boolean isBeforeTheService(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      for (String name : BEFORE_THE_SERVICE) {
        if (frame.getClassName().equals(name)) {
          return true;
        }
      }
    }
    return false;
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
