// SPDX-License-Identifier: Apache-2.0
/**
 * The demo: a service whose accept queue overflows, its clients, and what acceptq reports about it
 * through JMX. {@code examples/demo.sh} runs it.
 *
 * <p>The demo and the service are two JVMs; each client has a thread of its own in the demo's.
 * Imports nothing of ours.
 */
package io.acceptq.examples.demo;
