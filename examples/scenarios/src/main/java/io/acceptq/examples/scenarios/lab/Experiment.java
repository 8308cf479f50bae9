// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import io.acceptq.examples.scenarios.harness.NetworkNamespaces;

/**
 * An experiment with real sockets. It writes what it does and sees to the transcript, and returns
 * what it measured, which the tests check.
 */
interface Experiment<R extends Record> {
  /** One letter, as on the command line. */
  String letter();

  String title();

  /** Why it cannot run here, in words; null if it can. */
  default String skipReason(NetworkNamespaces namespaces) throws InterruptedException {
    return null;
  }

  R run(Testbed testbed, Transcript transcript) throws Exception;
}
