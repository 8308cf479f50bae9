// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.cause;

/** Where an acceptor is according to its stack, in the server's own terms if known. Pure. */
final class AcceptorLocation {
  private static final String[] JDK = {
    "java.", "javax.", "jdk.", "sun.", "com.sun.", "io.acceptq.boot."
  };

  /** Part of a class name, prefix of a method name, what it means. */
  private static final String[][] PAUSES = {
    {
      "tomcat.util.threads.LimitLatch",
      "countUpOrAwait",
      "Tomcat has reached maxConnections and accepts again when a connection ends"
    },
    {
      "jetty.server.AbstractConnector$Acceptor",
      "run",
      "Jetty has paused accepting because of ConnectionLimit or AcceptRateLimit"
    },
    {
      "kafka.network.Processor",
      "accept",
      "Kafka's acceptor waits for a network processor to take over connections"
    },
    {
      "zookeeper.server.NIOServerCnxnFactory$AcceptThread",
      "pauseAccept",
      "ZooKeeper pauses after a failed accept"
    },
  };

  /** Where selectors and event loops wait for events; likewise. */
  private static final String[][] IDLE = {
    {"sun.nio.ch.", "select"},
    {"sun.nio.ch.EPoll", "wait"},
    {"netty.channel.epoll.Native", "epollWait"},
    {"netty.channel.uring.Native", "ioUringEnter"},
    {"netty.channel.kqueue.Native", "keventWait"},
  };

  final boolean accepting;

  /** It waits for events. */
  final boolean idle;

  /** Why a known server has paused; null if this is not a known place. */
  final String pause;

  /** {@code com.acme.Tenants.lookUp}; null if every frame is the JDK's. */
  final String frame;

  private AcceptorLocation(boolean accepting, boolean idle, String pause, String frame) {
    this.accepting = accepting;
    this.idle = idle;
    this.pause = pause;
    this.frame = frame;
  }

  /** Reads a stack from the top down to the first frame that is not the JDK's. */
  static AcceptorLocation of(StackTraceElement[] stack) {
    boolean accepting = false;
    boolean idle = false;
    for (StackTraceElement element : stack) {
      idle |= matches(IDLE, element) != null;
      if (!isJdk(element.getClassName())) {
        String[] pause = matches(PAUSES, element);
        String frame = element.getClassName() + '.' + element.getMethodName();
        return new AcceptorLocation(accepting, idle, pause == null ? null : pause[2], frame);
      }
      accepting |= isAccept(element.getClassName(), element.getMethodName());
    }
    return new AcceptorLocation(accepting, idle, null, null);
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
