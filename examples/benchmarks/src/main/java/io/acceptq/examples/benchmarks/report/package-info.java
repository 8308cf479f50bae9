// SPDX-License-Identifier: Apache-2.0
/**
 * The table that is printed: medians, targets and verdicts, as aligned text or as Markdown. No I/O.
 * May import {@code machine}, for the names of the columns.
 */
package io.acceptq.examples.benchmarks.report;
