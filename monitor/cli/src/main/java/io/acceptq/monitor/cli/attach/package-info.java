// SPDX-License-Identifier: Apache-2.0
/**
 * {@code acceptq attach}: checks a process, copies the agent's jar to where that process can read
 * it, loads it and reports what it found. Often runs as root against processes that are not
 * trusted, so nothing that such a process controls is followed or believed. Main thread only. May
 * import {@code process} and {@code output}, and of core the options and the published status.
 */
package io.acceptq.monitor.cli.attach;
