// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

/** How a service accepts. */
enum Behaviour {
  NEVER_ACCEPTS(0),
  /** Its acceptor ends after some connections, by an exception that nobody catches. */
  DIES(0),
  /** Its acceptor does something else for six seconds after some connections. */
  BLOCKS(0),
  ACCEPTS(0),
  /** It never closes what it accepted. */
  LEAKS(0),
  /** A millisecond or so for each connection. */
  WORKS(1_000),
  /** A hundred a second. */
  PLODS(10_000),
  /** So slow that 50 a second are the most. */
  DAWDLES(20_000);

  /** Connections that are served well before the trouble. */
  static final int GOOD = 5;

  final int workMicros;

  Behaviour(int workMicros) {
    this.workMicros = workMicros;
  }
}
