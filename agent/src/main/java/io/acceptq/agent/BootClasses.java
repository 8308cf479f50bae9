// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Defines the classes that woven code calls directly in the boot loader. Appending a jar to the
 * boot class path instead would switch the archive of application classes off and print a warning.
 */
final class BootClasses {
  private static final String HOOKS = "io.acceptq.boot.Hooks";

  /** A class comes after those it names. */
  private static final String[] NAMES = {
    "io.acceptq.boot.ListenerCounters", "io.acceptq.boot.Listeners", HOOKS
  };

  private BootClasses() {}

  /** True if the agent has been loaded before: by another option or by an attach. */
  static boolean present() {
    try {
      Class.forName(HOOKS, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static void define(Instrumentation instrumentation, AgentJar jar) throws Exception {
    Object unsafe;
    try {
      Class.forName("java.lang.Module");
      export(instrumentation, "jdk.internal.misc");
      unsafe = Class.forName("jdk.internal.misc.Unsafe").getMethod("getUnsafe").invoke(null);
    } catch (ClassNotFoundException java8) {
      Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
      field.setAccessible(true);
      unsafe = field.get(null);
    }
    Method defineClass =
        unsafe
            .getClass()
            .getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
    for (String name : NAMES) {
      byte[] bytes = jar.classBytes(name);
      if (bytes == null) {
        throw new IOException(name + " is missing in the agent jar");
      }
      defineClass.invoke(unsafe, name, bytes, 0, bytes.length, null, null);
    }
  }

  /** Lets the agent's own module, and no other, call a package of java.base. */
  static void export(Instrumentation instrumentation, String pkg) throws Exception {
    Class<?> module = Class.forName("java.lang.Module");
    Method getModule = Class.class.getMethod("getModule");
    Object javaBase = getModule.invoke(Object.class);
    Object ours = getModule.invoke(BootClasses.class);
    Map<String, Set<Object>> exports = Collections.singletonMap(pkg, Collections.singleton(ours));
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            javaBase,
            Collections.emptySet(),
            exports,
            Collections.emptyMap(),
            Collections.emptySet(),
            Collections.emptyMap());
  }
}
