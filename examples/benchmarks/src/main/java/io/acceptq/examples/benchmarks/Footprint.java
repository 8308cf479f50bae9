// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

/**
 * What an idle service takes of the machine.
 *
 * @param rssMegabytes resident memory after a full collection
 * @param heapMegabytes live objects
 * @param threads Java threads, those of the JIT compiler left out since they come and go
 * @param cpuPercent of one core
 */
record Footprint(double rssMegabytes, double heapMegabytes, double threads, double cpuPercent) {}
