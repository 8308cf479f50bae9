// SPDX-License-Identifier: Apache-2.0
/**
 * What runs on each of the lab's two hosts: a JVM in its network namespace, with commands that
 * listen, connect, run programs, change settings and read counters.
 *
 * <p>Commands run on the main thread; connecting, accepting and timed clients have threads of their
 * own. Imports the harness.
 */
package io.acceptq.examples.scenarios.lab.host;
