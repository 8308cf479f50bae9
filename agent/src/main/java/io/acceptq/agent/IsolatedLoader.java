// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Loads the hidden half of the agent jar. Its parent is the platform loader, so neither side meets
 * the other's byte-buddy, JNA or anything else.
 */
final class IsolatedLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final AgentJar jar;

  IsolatedLoader(AgentJar jar) {
    super(platformLoader());
    this.jar = jar;
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
    return defineClass(name, bytes, 0, bytes.length, IsolatedLoader.class.getProtectionDomain());
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
