// SPDX-License-Identifier: Apache-2.0
/**
 * Programs that run in the measured JVMs, and an agent that does nothing. Java 8, since every
 * supported release runs them. Imports nothing of ours.
 */
package io.acceptq.examples.benchmarks.programs;
