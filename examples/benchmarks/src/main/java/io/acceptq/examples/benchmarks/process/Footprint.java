// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.process;

/**
 * Memory, threads and CPU time of an idle service.
 *
 * @param rssMegabytes resident memory after a full collection
 * @param heapMegabytes size of the live objects
 * @param threads Java threads without those of the JIT compiler, whose number changes
 * @param cpuPercent of one core
 */
record Footprint(double rssMegabytes, double heapMegabytes, double threads, double cpuPercent) {}
