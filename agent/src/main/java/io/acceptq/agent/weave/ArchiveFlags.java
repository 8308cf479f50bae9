// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

/** Whether this run of the JVM makes an archive of its classes, by the JVM's options. Immutable. */
public final class ArchiveFlags {
  private static final String AOT = "-XX:AOT";
  private static final String AT_EXIT = "-XX:ArchiveClassesAtExit=";

  /** These use an AOT cache. Any other flag of this kind, also of a later Java, may make one. */
  private static final String[] AOT_USES = {
    "-XX:AOTCache=", "-XX:AOTMode=auto", "-XX:AOTMode=on", "-XX:AOTMode=off"
  };

  private final boolean aotCache;
  private final boolean atExit;

  public ArchiveFlags(String[] vmArguments) {
    boolean aot = false;
    boolean exit = false;
    for (String argument : vmArguments) {
      aot |= argument.startsWith(AOT) && !startsWithAny(argument, AOT_USES);
      exit |= argument.startsWith(AT_EXIT);
    }
    aotCache = aot;
    atExit = aot || exit;
  }

  /**
   * Whether it makes an AOT cache (JEP 483, JEP 514). The cache lacks every woven class, and the
   * JVM that writes it crashes without one that it loads itself at its start ({@code
   * src/hotspot/share/classfile/vmClassMacros.hpp}).
   */
  boolean makesAotCache() {
    return aotCache;
  }

  /**
   * Whether classes are archived when the JVM exits. On Java 25 it crashes if another thread links
   * a lambda meanwhile.
   */
  public boolean isWrittenAtExit() {
    return atExit;
  }

  private static boolean startsWithAny(String argument, String[] prefixes) {
    for (String prefix : prefixes) {
      if (argument.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
