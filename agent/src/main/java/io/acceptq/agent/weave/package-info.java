// SPDX-License-Identifier: Apache-2.0

/**
 * Weaves calls of {@code io.acceptq.boot.Hooks} into classes of the JDK and of Netty. One {@link
 * io.acceptq.agent.weave.Target} per woven class holds the table of its hook points and the reason
 * for each; one weaver serves them all. Runs on the thread that starts the agent, and on any thread
 * that loads a class of Netty. Imports {@code io.acceptq.boot} and the ASM inside byte-buddy.
 */
package io.acceptq.agent.weave;
