// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.output;

/** The exit statuses of all commands. The help lists them; scripts may rely on them. */
public final class ExitStatus {
  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int NO_SUCH_PROCESS = 3;
  public static final int NOT_A_JVM = 4;
  public static final int NOT_PERMITTED = 5;
  public static final int REFUSED = 6;
  public static final int ALREADY_LOADED = 7;

  private ExitStatus() {}
}
