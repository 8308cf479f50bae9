// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.attach;

import java.util.Properties;

/**
 * The agent that was loaded into a process.
 *
 * @param jar its path in the file system of that process
 * @param copied whether this command wrote that file
 * @param javaFeature the feature release of that process's Java
 */
record LoadedAgent(String jar, boolean copied, int javaFeature) {
  /** The feature release in the system properties of a JVM: 8, 11 or 17. */
  static int javaFeature(Properties properties) {
    String version = properties.getProperty("java.specification.version", "0");
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }
}
