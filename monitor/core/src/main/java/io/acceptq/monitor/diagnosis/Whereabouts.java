// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

/**
 * Where an acceptor's stack says it is, in the server's own terms where the place is known. Pure.
 */
final class Whereabouts {
  private static final String[] JDK = {
    "java.", "javax.", "jdk.", "sun.", "com.sun.", "io.acceptq.boot."
  };

  /** Part of a class name, beginning of a method's, what that means. */
  private static final String[][] PAUSES = {
    {
      "tomcat.util.threads.LimitLatch",
      "countUpOrAwait",
      "Tomcat's maxConnections is reached: it accepts again when a connection ends"
    },
    {
      "jetty.server.AbstractConnector$Acceptor",
      "run",
      "Jetty accepts nothing for now: ConnectionLimit or AcceptRateLimit holds it"
    },
    {
      "kafka.network.Processor",
      "accept",
      "Kafka's acceptor waits for a network processor to take its connections"
    },
    {
      "zookeeper.server.NIOServerCnxnFactory$AcceptThread",
      "pauseAccept",
      "ZooKeeper pauses after a failed accept"
    },
  };

  /** Where a selector or an event loop waits for anything to happen; likewise. */
  private static final String[][] IDLE = {
    {"sun.nio.ch.", "select"},
    {"sun.nio.ch.EPoll", "wait"},
    {"netty.channel.epoll.Native", "epollWait"},
    {"netty.channel.uring.Native", "ioUringEnter"},
    {"netty.channel.kqueue.Native", "keventWait"},
  };

  final boolean accepting;

  /** Its loop waits, but not for connections. */
  final boolean idle;

  /** What a known server waits for; null if the place is not known. */
  final String pause;

  /** {@code com.acme.Tenants.lookUp}; null if no frame is the service's. */
  final String frame;

  private Whereabouts(boolean accepting, boolean idle, String pause, String frame) {
    this.accepting = accepting;
    this.idle = idle;
    this.pause = pause;
    this.frame = frame;
  }

  /** From the top of a stack down to the first frame that is not the JDK's. */
  static Whereabouts of(StackTraceElement[] stack) {
    boolean accepting = false;
    boolean idle = false;
    for (StackTraceElement element : stack) {
      idle |= matches(IDLE, element) != null;
      if (!isJdk(element.getClassName())) {
        String[] pause = matches(PAUSES, element);
        String frame = element.getClassName() + '.' + element.getMethodName();
        return new Whereabouts(accepting, idle, pause == null ? null : pause[2], frame);
      }
      accepting |= isAccept(element.getClassName(), element.getMethodName());
    }
    return new Whereabouts(accepting, idle, null, null);
  }

  private static boolean isAccept(String className, String method) {
    boolean ofSockets = className.startsWith("java.net.") || className.startsWith("sun.nio.ch.");
    return ofSockets && (method.equals("accept") || method.equals("implAccept"));
  }

  private static boolean isJdk(String className) {
    for (String prefix : JDK) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static String[] matches(String[][] known, StackTraceElement element) {
    for (String[] entry : known) {
      if (element.getClassName().contains(entry[0])
          && element.getMethodName().startsWith(entry[1])) {
        return entry;
      }
    }
    return null;
  }
}
