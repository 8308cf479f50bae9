// SPDX-License-Identifier: Apache-2.0
/**
 * What is measured of a whole JVM from outside: the time a small program takes from start to end,
 * and the memory, threads and CPU time of an idle service. May import {@code machine}, {@code
 * report} and {@code programs}.
 */
package io.acceptq.examples.benchmarks.process;
