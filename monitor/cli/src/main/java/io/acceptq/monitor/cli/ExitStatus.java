// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

/** What the shell is told; the help lists them, and a script may rely on them. */
final class ExitStatus {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NO_SUCH_PROCESS = 3;
  static final int NOT_A_JVM = 4;
  static final int NOT_PERMITTED = 5;
  static final int REFUSED = 6;
  static final int ALREADY_LOADED = 7;

  private ExitStatus() {}
}
