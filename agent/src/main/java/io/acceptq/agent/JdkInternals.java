// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import java.lang.instrument.Instrumentation;
import java.lang.module.ModuleDescriptor;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import jdk.internal.access.JavaLangAccess;
import jdk.internal.access.SharedSecrets;
import jdk.internal.misc.Unsafe;
import jdk.internal.misc.VM;

/**
 * Calls internals of the JDK, Java 9 and later: defines boot classes and grants native access. The
 * pom compiles this class separately, against a JDK with modules, into a class file for Java 8 like
 * all others; on Java 8 it is never loaded. Direct calls instead of reflection save 20 ms of method
 * handle setup at every start.
 */
final class JdkInternals {
  /** The first Java whose System.load warns unless the caller's module may use it (JEP 472). */
  private static final int NATIVE_ACCESS = 24;

  /** The first supported Java that archives classes when it exits (JEP 350). */
  private static final int ARCHIVES_AT_EXIT = 17;

  private JdkInternals() {}

  static void defineBootClass(Instrumentation instrumentation, String name, byte[] bytes) {
    export(instrumentation, "jdk.internal.misc");
    Unsafe.getUnsafe().defineClass(name, bytes, 0, bytes.length, null, null);
  }

  /** The options of the JVM, wherever they were given; empty where nothing depends on them. */
  static String[] vmArguments(Instrumentation instrumentation) {
    if (Runtime.version().feature() < ARCHIVES_AT_EXIT) {
      return new String[0];
    }
    export(instrumentation, "jdk.internal.misc");
    String[] arguments = VM.getRuntimeArguments();
    return arguments == null ? new String[0] : arguments; // the JVM returns null if there are none
  }

  /**
   * Puts packages of a class loader into a named module that may load native code. To be called
   * before any class of these packages is defined. Only this module is granted native access; what
   * the service or its operator decided about native access is unchanged.
   */
  static void allowNativeAccess(
      Instrumentation instrumentation, ClassLoader loader, String name, Set<String> packages) {
    if (Runtime.version().feature() < NATIVE_ACCESS) {
      return;
    }
    export(instrumentation, "jdk.internal.access");
    JavaLangAccess access = SharedSecrets.getJavaLangAccess();
    ModuleDescriptor descriptor = ModuleDescriptor.newOpenModule(name).packages(packages).build();
    Module module = access.defineModule(loader, descriptor, null);
    access.addReadsAllUnnamed(module);
    for (Module platform : ModuleLayer.boot().modules()) {
      access.addReads(module, platform);
    }
    access.addEnableNativeAccess(module);
  }

  /** Exports a package of {@code java.base} to the agent's own module only. */
  private static void export(Instrumentation instrumentation, String pkg) {
    Map<String, Set<Module>> toUs =
        Collections.singletonMap(pkg, Collections.singleton(JdkInternals.class.getModule()));
    instrumentation.redefineModule(
        Object.class.getModule(),
        Collections.emptySet(),
        toUs,
        Collections.emptyMap(),
        Collections.emptySet(),
        Collections.emptyMap());
  }
}
