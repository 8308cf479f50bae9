// SPDX-License-Identifier: Apache-2.0
/**
 * What JMH measures, in forked JVMs: the accept hook, a real accept, one kernel sample and one
 * diagnosis. The classes named {@code *Benchmark} are the benchmarks, with the state that they
 * need; {@code *Cost} runs them and adds their rows to the table. May import {@code machine},
 * {@code report} and acceptq's core.
 */
package io.acceptq.examples.benchmarks.jmh;
