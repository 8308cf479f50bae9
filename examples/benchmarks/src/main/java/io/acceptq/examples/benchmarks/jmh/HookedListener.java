// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.jmh;

import static java.lang.invoke.MethodType.methodType;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A real listener in a woven JVM, and the hook as woven code calls it. The boot classes are not on
 * the compiler's class path, so they are found by reflection; HotSpot inlines a constant method
 * handle like a direct call.
 */
abstract class HookedListener {
  private static final MethodHandle ACCEPTED = accepted(boot("Hooks"));

  private ServerSocketChannel server;
  private Object counters;
  private int descriptor;

  final void accept() throws Throwable {
    ACCEPTED.invokeExact(1, descriptor);
  }

  /** Binds one listener at a time, so that the new counters are those of this listener. */
  final void open() throws IOException, ReflectiveOperationException {
    synchronized (HookedListener.class) {
      List<Object> before = listeners();
      server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      List<Object> opened = listeners();
      opened.removeAll(before);
      if (opened.size() != 1) {
        throw new IllegalStateException("the agent counted " + opened.size() + " binds, not 1");
      }
      counters = opened.get(0);
      descriptor = (int) counters.getClass().getField("descriptor").get(counters);
    }
  }

  /** Fails if the hook did not count: a hook that returns early would look fast. */
  final void close() throws IOException, ReflectiveOperationException {
    AtomicLong accepted = (AtomicLong) counters.getClass().getField("accepted").get(counters);
    AtomicLong errors = (AtomicLong) boot("Hooks").getField("ERRORS").get(null);
    server.close();
    if (accepted.get() == 0 || errors.get() != 0) {
      throw new IllegalStateException(accepted + " accepts counted, errors: " + errors);
    }
  }

  private static List<Object> listeners() throws ReflectiveOperationException {
    return new ArrayList<>((List<?>) boot("Listeners").getMethod("open").invoke(null));
  }

  private static MethodHandle accepted(Class<?> hooks) {
    try {
      return MethodHandles.publicLookup()
          .findStatic(hooks, "accepted", methodType(void.class, int.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the accept hook has another signature", e);
    }
  }

  private static Class<?> boot(String name) {
    try {
      return Class.forName("io.acceptq.boot." + name, true, null);
    } catch (ClassNotFoundException e) {
      throw new LinkageError("this JVM does not run the acceptq agent", e);
    }
  }
}
