// SPDX-License-Identifier: Apache-2.0

/**
 * Takes the place of {@code java.util.logging} in the agent's copy of JNA: the build renames the
 * references. JNA would otherwise choose the JVM's log manager before the service does, and need
 * the module {@code java.logging}. Called on any thread that calls JNA. Imports nothing.
 */
package io.acceptq.agent.nolog;
