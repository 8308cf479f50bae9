// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

/** How the service of a story accepts connections. */
enum AcceptBehaviour {
  NEVER_ACCEPTS(0),
  /** The acceptor thread ends with an uncaught exception after some connections. */
  DIES(0),
  /** The acceptor thread does something else for six seconds after some connections. */
  BLOCKS(0),
  ACCEPTS(0),
  /** Accepted connections are never closed. */
  LEAKS(0),
  /** About 1 ms of work per connection. */
  WORKS_1_MS(1_000),
  /** At most 100 connections per second. */
  WORKS_10_MS(10_000),
  /** At most 50 connections per second. */
  WORKS_20_MS(20_000);

  /** Connections that are accepted before {@link #DIES} or {@link #BLOCKS} takes effect. */
  static final int HEALTHY_CONNECTIONS = 5;

  /** Time the acceptor thread spends on each connection. */
  final int workMicros;

  AcceptBehaviour(int workMicros) {
    this.workMicros = workMicros;
  }
}
