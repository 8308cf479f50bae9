// SPDX-License-Identifier: Apache-2.0
/**
 * Other processes of this host, read from {@code /proc} without their participation: names and
 * users, open descriptors, and the status that an acceptq agent publishes. Main thread only. May
 * import {@code monitor.statusfile}.
 */
package io.acceptq.monitor.cli.process;
