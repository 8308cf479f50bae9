// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;

/**
 * Defines the classes that woven code calls, directly in the boot class loader. Appending a jar to
 * the boot class path instead would disable the archive of application classes (AppCDS) and make
 * the JVM print a warning. Used once, on the thread that starts the agent.
 */
final class BootClasses {
  private static final String HOOKS = "io.acceptq.boot.Hooks";

  /** In an order in which each class follows the classes it refers to. */
  private static final String[] NAMES = {
    "io.acceptq.boot.ListenerCounters", "io.acceptq.boot.Listeners", HOOKS
  };

  /** Read once, here: a security manager may forbid it later. */
  static final boolean JAVA_8 = System.getProperty("java.specification.version").startsWith("1.");

  private BootClasses() {}

  /** True if the agent has been loaded before, by another option or by an attach. */
  static boolean present() {
    try {
      Class.forName(HOOKS, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static void define(Instrumentation instrumentation, AgentJar jar) throws Exception {
    for (String name : NAMES) {
      byte[] bytes = jar.classBytes(name);
      if (bytes == null) {
        throw new IOException(name + " is missing from the agent jar");
      }
      if (JAVA_8) {
        defineOnJava8(name, bytes);
      } else {
        JdkInternals.defineBootClass(instrumentation, name, bytes);
      }
    }
  }

  private static void defineOnJava8(String name, byte[] bytes) throws Exception {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field theUnsafe = unsafe.getDeclaredField("theUnsafe");
    theUnsafe.setAccessible(true);
    Method defineClass =
        unsafe.getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            ProtectionDomain.class);
    defineClass.invoke(theUnsafe.get(null), name, bytes, 0, bytes.length, null, null);
  }
}
