// SPDX-License-Identifier: Apache-2.0

/**
 * What the JVM starts: finds the agent's jar, defines the boot classes, creates the isolated class
 * loader and hands over to {@code io.acceptq.agent.bridge}. The only classes of acceptq on the
 * application's class path, and the only ones in the jar under their own names. Runs once, on the
 * thread that starts the agent; later only to load further classes, on whichever thread needs them.
 * Imports {@code java.*} and, in one class, internals of the JDK.
 */
package io.acceptq.agent;
