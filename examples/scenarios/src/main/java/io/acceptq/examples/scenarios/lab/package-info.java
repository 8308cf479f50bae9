// SPDX-License-Identifier: Apache-2.0
/**
 * The lab: seven experiments on the accept queue between two hosts, each a JVM in a network
 * namespace, connected by a veth pair. {@code examples/scenarios/lab.sh} runs them.
 *
 * <p>Everything runs on the main thread of the controlling JVM. Imports the harness, and of {@code
 * lab.host} only the class to start.
 */
package io.acceptq.examples.scenarios.lab;
