// SPDX-License-Identifier: Apache-2.0
/**
 * Starts programs on loopback, asks them over HTTP, and ends them. Every class is used by one
 * thread, except that a shutdown hook closes a {@link ProcessScope} too. Imports nothing of ours.
 */
package io.acceptq.examples.integrations.process;
