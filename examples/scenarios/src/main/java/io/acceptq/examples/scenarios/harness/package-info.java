// SPDX-License-Identifier: Apache-2.0
/**
 * What the lab and the stories share: network namespaces, JVMs that run in them and are driven over
 * standard input, programs run to their end, and deadlines.
 *
 * <p>A controlling JVM holds one {@code RemoteJvm} for each JVM that it drives; there a {@code
 * CommandLoop} runs the commands one at a time, on its main thread. Imports nothing of ours;
 * acceptq is seen through its MBeans only.
 */
package io.acceptq.examples.scenarios.harness;
