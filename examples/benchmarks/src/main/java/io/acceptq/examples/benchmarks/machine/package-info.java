// SPDX-License-Identifier: Apache-2.0
/**
 * What the measurements need of this machine: the installed JDKs, child processes, the agents to
 * compare with, a directory with the programs, and open sockets. Imports {@code programs} only.
 */
package io.acceptq.examples.benchmarks.machine;
