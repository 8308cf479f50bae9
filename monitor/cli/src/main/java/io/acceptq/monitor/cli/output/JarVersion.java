// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.output;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of {@code acceptq.jar}. */
public final class JarVersion implements IVersionProvider {
  public static String number() {
    String number = JarVersion.class.getPackage().getImplementationVersion();
    return number == null ? "unpackaged" : number;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"acceptq " + number()};
  }
}
