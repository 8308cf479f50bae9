// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;

/**
 * Loads the hidden half of the agent jar. Its parent is the platform loader, so neither side meets
 * the other's byte-buddy, JNA or anything else. From Java 24 on, what loads native code lives in a
 * named module, the only one to be allowed to.
 */
final class IsolatedLoader extends ClassLoader {
  private static final String NATIVE_MODULE = "io.acceptq.nativecalls";

  /** All of JNA, since its Native loads the library and binds its native methods. */
  static final Set<String> NATIVE_PACKAGES =
      new HashSet<>(
          Arrays.asList(
              "io.acceptq.monitor.kernel.netlink.transport",
              "com.sun.jna",
              "com.sun.jna.internal",
              "com.sun.jna.ptr",
              "com.sun.jna.win32"));

  static {
    registerAsParallelCapable();
  }

  /**
   * Asked for once: under a security manager a service's thread, for which a class is loaded, may
   * not.
   */
  private final ProtectionDomain domain = IsolatedLoader.class.getProtectionDomain();

  private final AgentJar jar;
  private final Instrumentation instrumentation;
  private boolean nativeAllowed;

  /**
   * @param instrumentation null where no native code will be called
   */
  IsolatedLoader(AgentJar jar, Instrumentation instrumentation) {
    super(platformLoader());
    this.jar = jar;
    this.instrumentation = instrumentation;
  }

  /** The extension loader on 8; a service may have put its own loaders below it. */
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

  /** A module is made before its first class, or it would be too late for the whole package. */
  private void allowNative() {
    synchronized (jar) {
      if (!nativeAllowed && instrumentation != null && !BootClasses.isJava8()) {
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
