// SPDX-License-Identifier: Apache-2.0
/**
 * Real servers that run under the packaged agent: one class for each kind, each a program for a JVM
 * of its own. {@link io.acceptq.examples.servers.ServerProgram} runs them by commands from the
 * tests, on the main thread. Java 8, since every supported release runs them; imports nothing of
 * acceptq.
 */
package io.acceptq.examples.servers;
