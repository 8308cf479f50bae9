// SPDX-License-Identifier: Apache-2.0
/**
 * What every command gives its caller: text that is safe to print on a terminal, JSON, tables, exit
 * statuses and the version. Main thread only. Imports nothing of ours.
 */
package io.acceptq.monitor.cli.output;
