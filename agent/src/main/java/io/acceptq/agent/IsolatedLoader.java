// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;

/**
 * Loads the hidden classes of the agent jar. Its parent is the platform class loader, so that the
 * service and the agent never see each other's copy of byte-buddy, JNA or anything else. On Java 24
 * and later the classes that load native code are in a named module, and only this module is
 * granted native access. Any thread; lives as long as the JVM.
 */
final class IsolatedLoader extends ClassLoader {
  private static final String NATIVE_MODULE = "io.acceptq.nativecalls";

  /** With all of JNA, whose class {@code Native} loads the library and binds native methods. */
  static final Set<String> NATIVE_PACKAGES =
      new HashSet<>(
          Arrays.asList(
              "io.acceptq.monitor.kernel.syscall",
              "com.sun.jna",
              "com.sun.jna.internal",
              "com.sun.jna.ptr",
              "com.sun.jna.win32"));

  static {
    registerAsParallelCapable();
  }

  /**
   * All permissions, whatever policy the service sets later (Java 8 to 23). The location says where
   * the classes are in the jar; with the jar's own URL a JVM that makes an archive would look for
   * them there as ordinary classes.
   */
  private final ProtectionDomain domain;

  private final AgentJar jar;
  private final Instrumentation instrumentation;
  private boolean nativeAllowed;

  /**
   * @param instrumentation null if no native code will be called
   */
  IsolatedLoader(AgentJar jar, Instrumentation instrumentation) {
    super(platformLoader());
    this.jar = jar;
    this.instrumentation = instrumentation;
    this.domain = domain(jar);
  }

  private static ProtectionDomain domain(AgentJar jar) {
    Permissions all = new Permissions();
    all.add(new AllPermission());
    return new ProtectionDomain(new CodeSource(jar.hiddenLocation(), (Certificate[]) null), all);
  }

  /**
   * On Java 8 the extension loader. A service may have its own loaders between it and the system's.
   */
  private static ClassLoader platformLoader() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    while (loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes;
    try {
      bytes = jar.classBytes(name);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    if (NATIVE_PACKAGES.contains(name.substring(0, name.lastIndexOf('.')))) {
      allowNative();
    }
    return defineClass(name, bytes, 0, bytes.length, domain);
  }

  /** The module has to exist before the first class of its packages is defined. */
  private void allowNative() {
    synchronized (jar) {
      if (!nativeAllowed && instrumentation != null && !BootClasses.JAVA_8) {
        JdkInternals.allowNativeAccess(instrumentation, this, NATIVE_MODULE, NATIVE_PACKAGES);
      }
      nativeAllowed = true;
    }
  }

  @Override
  protected URL findResource(String name) {
    return jar.resource(name);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL resource = jar.resource(name);
    return resource == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(resource));
  }
}
