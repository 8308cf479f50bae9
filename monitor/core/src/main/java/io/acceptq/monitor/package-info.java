// SPDX-License-Identifier: Apache-2.0

/**
 * Starts and stops acceptq in a JVM. {@code Monitor} is the entry, for the agent and for programs
 * that use acceptq as a library; {@code Wiring} opens the sources and publishers, and {@code
 * Readiness} decides when that is due. Started on the caller's thread; everything later runs on the
 * sampler thread.
 *
 * <p>It may import every other package of the monitor; only the agent and the command line import
 * it.
 */
package io.acceptq.monitor;
