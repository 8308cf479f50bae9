// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Recognizes the acceptq agent by the manifest of its jar. */
final class AgentManifest {
  private static final String AGENT_CLASS = "io.acceptq.agent.Agent";

  private AgentManifest() {}

  /** Whether this is a jar whose manifest names our agent class; closes the stream. */
  static boolean isIn(InputStream jar) {
    try (ZipInputStream zip = new ZipInputStream(jar)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
          Manifest manifest = new Manifest(zip);
          return AGENT_CLASS.equals(manifest.getMainAttributes().getValue("Agent-Class"));
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
