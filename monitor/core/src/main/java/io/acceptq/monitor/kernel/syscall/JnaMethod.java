// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.syscall;

import com.sun.jna.Native;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * A static method of {@code com.sun.jna.Native} that is not public. Called by reflection, or by a
 * method handle on a JVM without {@code java.desktop}: there reflection fails, since it resolves
 * the types of all methods of the class, including AWT's. A method handle resolves only its own
 * method, but costs more and needs Java 9. Any thread.
 */
final class JnaMethod {
  private final Method method;
  private final MethodHandle handle;

  JnaMethod(String name, Class<?> result, Class<?>... parameters)
      throws ReflectiveOperationException {
    Method found = null;
    try {
      found = Native.class.getDeclaredMethod(name, parameters);
      found.setAccessible(true);
    } catch (NoClassDefFoundError e) {
      // This JVM has no java.desktop.
    }
    method = found;
    handle = found == null ? handle(name, MethodType.methodType(result, parameters)) : null;
  }

  private static MethodHandle handle(String name, MethodType type)
      throws ReflectiveOperationException {
    Method privateLookupIn =
        MethodHandles.class.getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class);
    MethodHandles.Lookup lookup =
        (MethodHandles.Lookup) privateLookupIn.invoke(null, Native.class, MethodHandles.lookup());
    return lookup.findStatic(Native.class, name, type);
  }

  Object call(Object... arguments) throws ReflectiveOperationException {
    if (method != null) {
      return method.invoke(null, arguments);
    }
    try {
      return handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new InvocationTargetException(e);
    }
  }
}
