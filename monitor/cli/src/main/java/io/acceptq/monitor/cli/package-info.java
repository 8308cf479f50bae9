// SPDX-License-Identifier: Apache-2.0
/**
 * The command line of {@code acceptq.jar}: its main class and its subcommands. Runs in a JVM of its
 * own, never in a service, on the main thread only. May import {@code list}, {@code attach} and
 * {@code output}; no other package may import this one.
 */
package io.acceptq.monitor.cli;
