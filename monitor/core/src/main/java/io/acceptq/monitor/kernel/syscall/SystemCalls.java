// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.syscall;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;

/**
 * The C library functions that a netlink socket and a memfd file need. JNA's {@code NativeLibrary}
 * could look them up too, but its static initializer runs {@code ldconfig} as a child process and
 * sets the system property {@code jna.platform.library.path}. So their addresses are looked up by
 * {@code dlsym} through two methods of {@code Native} that are not public. Any thread; a call costs
 * about 1 µs more than the system call.
 */
public final class SystemCalls {
  /** {@code dlfcn.h}: RTLD_LAZY. */
  private static final int RTLD_LAZY = 1;

  private static SystemCalls loaded;
  private static String failure;

  private final JnaMethod findSymbol;
  private final Object processHandle;
  private final Function socket;
  private final Function send;
  private final Function recv;
  private final Function close;

  private SystemCalls() throws ReflectiveOperationException {
    JnaMethod open = new JnaMethod("open", long.class, String.class, int.class);
    findSymbol = new JnaMethod("findSymbol", long.class, long.class, String.class);
    processHandle = open.call(null, RTLD_LAZY);
    socket = function("socket");
    send = function("send");
    recv = function("recv");
    close = function("close");
  }

  private Function function(String name) throws ReflectiveOperationException {
    return Function.getFunction(new Pointer((Long) findSymbol.call(processHandle, name)));
  }

  /** Loads the library at the first call; a failure is final for the life of the JVM. */
  public static synchronized SystemCalls get() throws IOException {
    if (failure != null) {
      throw new IOException(failure);
    }
    if (loaded == null) {
      try {
        JnaLoader.load();
        loaded = new SystemCalls();
      } catch (IOException | ReflectiveOperationException | LinkageError | RuntimeException e) {
        failure = "JNA's native library is not usable: " + reason(e);
        throw new IOException(failure, e);
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

  // The result of type ssize_t is read as an int: datagrams are far smaller, and -1 stays -1.

  public int send(int descriptor, ByteBuffer direct, int length, int flags) {
    return send.invokeInt(new Object[] {descriptor, direct, size(length), flags});
  }

  public int recv(int descriptor, ByteBuffer direct, int length, int flags) {
    return recv.invokeInt(new Object[] {descriptor, direct, size(length), flags});
  }

  public void close(int descriptor) {
    close.invokeInt(new Object[] {descriptor});
  }

  /** Looked up when called: an old C library has the other functions, but not this one. */
  int memfdCreate(ByteBuffer directName, int flags) throws IOException {
    try {
      return function("memfd_create").invokeInt(new Object[] {directName, flags});
    } catch (ReflectiveOperationException e) {
      throw new IOException("the C library has no memfd_create", e);
    }
  }

  /** The error number of the last call made by this thread. */
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
