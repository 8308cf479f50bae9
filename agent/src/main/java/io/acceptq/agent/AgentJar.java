// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The agent's own jar, and the entries that it hides from the service: everything under {@code
 * acceptq/}, class files with the suffix {@code .classdata}, so that no class loader of the service
 * finds them. The jar stays open until the JVM exits, which costs one descriptor. Any thread.
 */
final class AgentJar {
  private static final String HIDDEN = "acceptq/";

  private final ZipFile zip;

  /** Made here, where the permission to find the current directory cannot be missing yet. */
  private final String url;

  private AgentJar(File file) throws IOException {
    this.zip = new ZipFile(file);
    this.url = "jar:" + file.toURI() + "!/";
  }

  static AgentJar ofThisClass() throws Exception {
    CodeSource source = AgentJar.class.getProtectionDomain().getCodeSource();
    return new AgentJar(new File(source.getLocation().toURI()));
  }

  /** The bytes of a hidden class; null if the jar has no such class. */
  byte[] classBytes(String className) throws IOException {
    ZipEntry entry = zip.getEntry(HIDDEN + className.replace('.', '/') + ".classdata");
    if (entry == null) {
      return null;
    }
    byte[] bytes = new byte[(int) entry.getSize()];
    try (InputStream in = zip.getInputStream(entry)) {
      new DataInputStream(in).readFully(bytes);
    }
    return bytes;
  }

  /** The location of a hidden resource; null if the jar has no such resource. */
  URL resource(String name) {
    String hidden = HIDDEN + name;
    if (name.endsWith(".class")) {
      hidden += "data";
    }
    if (zip.getEntry(hidden) == null) {
      return null;
    }
    return url(hidden);
  }

  /** Where the hidden classes are. */
  URL hiddenLocation() {
    return url(HIDDEN);
  }

  private URL url(String entry) {
    try {
      return new URL(url + entry);
    } catch (MalformedURLException e) {
      return null;
    }
  }
}
