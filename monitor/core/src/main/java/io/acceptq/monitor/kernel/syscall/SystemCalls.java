// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.syscall;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;

/**
 * The C library functions that a netlink socket and a memory file need. JNA's {@code NativeLibrary}
 * would look them up too, but its static initializer runs {@code ldconfig} as a child of the
 * service and sets {@code jna.platform.library.path} for everybody; so the addresses come from
 * {@code dlsym} through {@code Native} itself, whose two methods for that are not public.
 */
public final class SystemCalls {
  /** {@code dlfcn.h}: RTLD_LAZY. */
  private static final int RTLD_LAZY = 1;

  private static SystemCalls loaded;
  private static String refused;

  private final JnaMethod find;
  private final Object process;
  private final Function socket;
  private final Function send;
  private final Function recv;
  private final Function close;

  private SystemCalls() throws ReflectiveOperationException {
    JnaMethod open = new JnaMethod("open", long.class, String.class, int.class);
    find = new JnaMethod("findSymbol", long.class, long.class, String.class);
    process = open.call(null, RTLD_LAZY);
    socket = function("socket");
    send = function("send");
    recv = function("recv");
    close = function("close");
  }

  private Function function(String name) throws ReflectiveOperationException {
    return Function.getFunction(new Pointer((Long) find.call(process, name)));
  }

  /** Loads the library at the first call; the outcome, good or bad, stays for the JVM's life. */
  public static synchronized SystemCalls get() throws IOException {
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

  public int socket(int domain, int type, int protocol) {
    return socket.invokeInt(new Object[] {domain, type, protocol});
  }

  // ssize_t is read as an int: datagrams are far smaller, and -1 stays -1.

  public int send(int descriptor, ByteBuffer direct, int length, int flags) {
    return send.invokeInt(new Object[] {descriptor, direct, size(length), flags});
  }

  public int recv(int descriptor, ByteBuffer direct, int length, int flags) {
    return recv.invokeInt(new Object[] {descriptor, direct, size(length), flags});
  }

  public void close(int descriptor) {
    close.invokeInt(new Object[] {descriptor});
  }

  /** Looked up when called, since an old C library has all the others and not this one. */
  int memfdCreate(ByteBuffer directName, int flags) throws IOException {
    try {
      return function("memfd_create").invokeInt(new Object[] {directName, flags});
    } catch (ReflectiveOperationException e) {
      throw new IOException("the C library has no memfd_create", e);
    }
  }

  /** Of the last call made by this thread. */
  public int errno() {
    return Native.getLastError();
  }

  private static Object size(int length) {
    if (Native.SIZE_T_SIZE == Long.BYTES) {
      return (long) length;
    }
    return length;
  }
}
