// SPDX-License-Identifier: Apache-2.0

/**
 * Joins the boot classes to the monitor: installs the weaver, starts the monitor, and presents the
 * counters of {@code io.acceptq.boot} to it as its view of the application. The entry classes run
 * on the thread that starts the agent, everything else on the threads {@code acceptq-start} and
 * {@code acceptq}. Imports {@code io.acceptq.boot}, {@code io.acceptq.agent.weave} and {@code
 * io.acceptq.monitor}.
 */
package io.acceptq.agent.bridge;
