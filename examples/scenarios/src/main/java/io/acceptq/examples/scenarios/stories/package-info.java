// SPDX-License-Identifier: Apache-2.0
/**
 * The stories: problems of a listener, and load that only looks like one, each produced on purpose
 * and compared with the cause that acceptq names. Two more programs compare its backlog predictions
 * and its queue waits with measurements. {@code examples/scenarios/stories.sh} runs them.
 *
 * <p>A program runs in a network namespace of its own, with the clients on its main thread and an
 * observer thread that reads the MBeans; the service is a JVM in the same namespace. Imports the
 * harness.
 */
package io.acceptq.examples.scenarios.stories;
