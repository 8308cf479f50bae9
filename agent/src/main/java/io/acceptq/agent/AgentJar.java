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
 * The agent's own jar and the hidden half of it: everything under {@code acceptq/}, class files
 * ending in {@code .classdata}, so that no loader of the service ever finds them. Stays open as
 * long as the JVM runs; the JVM shares the descriptor with its own view of the jar.
 */
final class AgentJar {
  private static final String HIDDEN = "acceptq/";

  private final File file;
  private final ZipFile zip;

  private AgentJar(File file) throws IOException {
    this.file = file;
    this.zip = new ZipFile(file);
  }

  static AgentJar ofThisClass() throws Exception {
    CodeSource source = AgentJar.class.getProtectionDomain().getCodeSource();
    return new AgentJar(new File(source.getLocation().toURI()));
  }

  /** The bytes of a hidden class; null if there is none of that name. */
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

  /** Where a hidden resource is; null if there is none of that name. */
  URL resource(String name) {
    String hidden = HIDDEN + name;
    if (name.endsWith(".class")) {
      hidden += "data";
    }
    if (zip.getEntry(hidden) == null) {
      return null;
    }
    try {
      return new URL("jar:" + file.toURI() + "!/" + hidden);
    } catch (MalformedURLException e) {
      return null;
    }
  }
}
