// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Shared by the programs of this package: clients, threads, and access to the boot classes, which a
 * service can reach only by reflection.
 */
final class WovenProgram {
  interface Condition {
    boolean holds() throws Exception;
  }

  private WovenProgram() {}

  /** Prints one line: the class, backlog, accepts and failed accepts of each open listener. */
  static void report(String when) throws Exception {
    StringBuilder line = new StringBuilder(when).append(':');
    for (Object listener : listeners()) {
      String owner = String.valueOf(get(listener, "boundClass"));
      line.append(' ').append(owner.substring(owner.lastIndexOf('.') + 1));
      line.append(" backlog=").append(get(listener, "backlog"));
      line.append(" accepted=").append(get(listener, "accepted"));
      line.append(" failed=").append(get(listener, "acceptErrors"));
    }
    System.out.println(line);
  }

  /** Prints the last line of every program: the errors in hooks. */
  static void end() throws Exception {
    Class<?> hooks = Class.forName("io.acceptq.boot.Hooks", true, null);
    System.out.println("errors: " + hooks.getField("ERRORS").get(null));
    if (hooks.getField("lastError").get(null) != null) {
      System.out.println("last error: " + hooks.getField("lastError").get(null));
    }
  }

  static List<?> listeners() throws Exception {
    return (List<?>)
        Class.forName("io.acceptq.boot.Listeners", true, null).getMethod("open").invoke(null);
  }

  static Object get(Object listener, String field) throws Exception {
    return listener.getClass().getField(field).get(listener);
  }

  static void connect(int port, int clients) throws IOException {
    for (int i = 0; i < clients; i++) {
      new Socket(InetAddress.getLoopbackAddress(), port).close();
    }
  }

  static Thread start(String name, Condition work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.holds();
              } catch (Exception e) {
                System.out.println(name + " ended with " + e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  static void await(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 20 s: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Whether the thread is blocked in accept(2), or in a poll(2) below an accept method. */
  static boolean isAccepting(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    boolean accepts = false;
    for (StackTraceElement frame : stack) {
      accepts |= frame.getMethodName().toLowerCase(Locale.ROOT).contains("accept");
    }
    return accepts && stack[0].isNativeMethod();
  }

  /** Whether the sampler waits between two samples. */
  static boolean isSampling() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("acceptq")) {
        for (StackTraceElement frame : thread.getStackTrace()) {
          if (frame.getClassName().endsWith(".SampleSchedule")
              && frame.getMethodName().equals("await")) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
