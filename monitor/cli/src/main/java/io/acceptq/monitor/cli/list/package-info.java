// SPDX-License-Identifier: Apache-2.0
/**
 * {@code acceptq list}: every listening socket of the network namespace, with the processes that
 * hold it and the status of their agents. Main thread only. May import {@code process} and {@code
 * output}, and of core the kernel sources, the values and the published status.
 */
package io.acceptq.monitor.cli.list;
