// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.output;

/** Why a command failed: one sentence for the user and one exit status for the shell. */
public final class CommandFailedException extends Exception {
  public final int status;

  public CommandFailedException(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  public CommandFailedException(int status, String sentence, Throwable cause) {
    super(sentence, cause);
    this.status = status;
  }
}
