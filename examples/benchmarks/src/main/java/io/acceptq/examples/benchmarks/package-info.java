// SPDX-License-Identifier: Apache-2.0
/**
 * Measures what acceptq costs, next to no agent, an empty agent, the JMX exporter and
 * OpenTelemetry, and prints one table. This package has the main class and the lengths of the runs;
 * it may import every package below. Everything runs on the main thread, and what is measured runs
 * in JVMs of its own.
 */
package io.acceptq.examples.benchmarks;
