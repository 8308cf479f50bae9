// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

/**
 * One experiment. It does everything for real, says what it sees, and answers the facts it found,
 * which the tests check.
 */
interface Experiment<F extends Record> {
  /** One letter, as on the command line. */
  String letter();

  String title();

  /** Why it cannot be done here, in words; null if it can. */
  default String leftOut(Ground ground) throws Exception {
    return null;
  }

  F run(Bench bench, Journal journal) throws Exception;
}
