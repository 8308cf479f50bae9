// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink.transport;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;

/**
 * The four C library functions that a netlink socket needs. JNA's {@code NativeLibrary} would look
 * them up too, but its static initializer runs {@code ldconfig} as a child of the service and sets
 * {@code jna.platform.library.path} for everybody; so the addresses come from {@code dlsym} through
 * {@code Native} itself, whose two methods for that are not public.
 */
final class SystemCalls {
  /** {@code dlfcn.h}: RTLD_LAZY. */
  private static final int RTLD_LAZY = 1;

  private static SystemCalls loaded;
  private static String refused;

  private final Function socket;
  private final Function send;
  private final Function recv;
  private final Function close;

  private SystemCalls() throws ReflectiveOperationException {
    Method open = Native.class.getDeclaredMethod("open", String.class, int.class);
    Method find = Native.class.getDeclaredMethod("findSymbol", long.class, String.class);
    open.setAccessible(true);
    find.setAccessible(true);
    Object process = open.invoke(null, null, RTLD_LAZY);
    socket = function(find, process, "socket");
    send = function(find, process, "send");
    recv = function(find, process, "recv");
    close = function(find, process, "close");
  }

  private static Function function(Method find, Object process, String name)
      throws ReflectiveOperationException {
    return Function.getFunction(new Pointer((Long) find.invoke(null, process, name)));
  }

  /** Loads the library at the first call; the outcome, good or bad, stays for the JVM's life. */
  static synchronized SystemCalls get() throws IOException {
    if (refused != null) {
      throw new IOException(refused);
    }
    if (loaded == null) {
      try {
        JnaStart.load();
        loaded = new SystemCalls();
      } catch (IOException | ReflectiveOperationException | LinkageError | RuntimeException e) {
        refused = "JNA's native library is not usable: " + reason(e);
        throw new IOException(refused, e);
      }
    }
    return loaded;
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    if (e instanceof InvocationTargetException || e instanceof ExceptionInInitializerError) {
      cause = e.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getName() : message.trim().split("\\R", 2)[0];
  }

  int socket(int domain, int type, int protocol) {
    return socket.invokeInt(new Object[] {domain, type, protocol});
  }

  // ssize_t is read as an int: datagrams are far smaller, and -1 stays -1.

  int send(int descriptor, ByteBuffer direct, int length, int flags) {
    return send.invokeInt(new Object[] {descriptor, direct, size(length), flags});
  }

  int recv(int descriptor, ByteBuffer direct, int length, int flags) {
    return recv.invokeInt(new Object[] {descriptor, direct, size(length), flags});
  }

  void close(int descriptor) {
    close.invokeInt(new Object[] {descriptor});
  }

  /** Of the last call made by this thread. */
  int errno() {
    return Native.getLastError();
  }

  private static Object size(int length) {
    if (Native.SIZE_T_SIZE == Long.BYTES) {
      return (long) length;
    }
    return length;
  }
}
