// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

/**
 * One listener of a server, in three steps, so that a queue can be watched between the first two:
 * bound but nobody accepts, open, closed. It answers every client with at least one byte. With the
 * system property {@code limit} it serves only so many at once, if it knows how.
 */
interface Server {
  /** Binds to a free port of 127.0.0.1 and returns the port. */
  int bind(int backlog) throws Exception;

  /** Accepts from now on; a server that cannot wait has accepted since {@link #bind}. */
  void open() throws Exception;

  /** Accepts no more for now, in the way of the server, as {@link #open} has made it. */
  default void pause() {
    throw new UnsupportedOperationException();
  }

  void close() throws Exception;
}
