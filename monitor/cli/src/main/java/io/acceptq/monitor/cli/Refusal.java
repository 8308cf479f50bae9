// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

/** Why a command cannot do what was asked: one sentence for the user, one status for the shell. */
final class Refusal extends Exception {
  final int status;

  Refusal(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  Refusal(int status, String sentence, Throwable cause) {
    super(sentence, cause);
    this.status = status;
  }
}
