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

/**
 * What Java 9 and later want done their own way. The pom compiles this class by itself, against a
 * JDK that has modules, into a class file for 8 like all others; on 8 nothing loads it. Calling the
 * JDK's internals directly, not by reflection, saves 20 ms of method handles on every start.
 */
final class JdkInternals {
  /** From here on System.load warns unless its caller's module may (JEP 472). */
  private static final int NATIVE_ACCESS = 24;

  private JdkInternals() {}

  static void defineBootClass(Instrumentation instrumentation, String name, byte[] bytes) {
    export(instrumentation, "jdk.internal.misc");
    Unsafe.getUnsafe().defineClass(name, bytes, 0, bytes.length, null, null);
  }

  /**
   * Puts packages of a loader, before any class of theirs is defined, into a named module that may
   * load native code. The permission is this module's alone: what the service or its operator have
   * decided about native access stays.
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

  /** To the agent's own module and no other. */
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
